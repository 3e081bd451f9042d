import Commons
import Hummingbird
import Practices
import Storage
import Web

/// Labels in lists: all, and those of whatever may lend its name.
struct ListRoutes: Sendable {
    let desk: LabelDesk

    var routes: [Route] {
        [.get("labels", for: .anyone, all).told("labels.api.list", .page(LabelsPage.self), reads: Self.reads)]
            + desk.issuers.map { kind in
                .get("\(kind.folder)/:slug/labels", for: .anyone) { try await list(kind, $0, $1) }
                    .told("labels.api.listOf", .page(LabelsPage.self), reads: Self.reads)
            }
    }

    @Sendable
    private static func reads(_ tx: Transaction) -> Submission {
        var query = Submission()
        _ = query.line("before", 0...36)
        return query
    }

    private func all(_ request: Request, _ context: Context) async throws -> Reply {
        let page = try await page(request, context) { _ in (nil, "/labels", "1 = 1") }
        return .page(page) { $0.view($1) }
    }

    private func list(_ kind: Kind, _ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let page = try await page(request, context) { tx in
            let thing = try Thing.require(kind, at: slug, for: context.viewer, in: tx)
            let told = try kind == .practice ? ToldPractice.all([thing], in: context.texts.language, tx).first : nil
            let link = LabelPage.Link(
                name: told?.title ?? thing.title, path: thing.path, language: told?.language ?? thing.language)
            return (link, "\(thing.path)/labels", "(l.issuer_id = \(thing.id) OR l.practice_id = \(thing.id))")
        }
        return .page(page) { $0.view($1) }
    }

    private func page(
        _ request: Request, _ context: Context,
        _ subject: @escaping @Sendable (Transaction) throws -> (LabelPage.Link?, String, Query)
    ) async throws -> LabelsPage {
        let before = Label.ID(rawValue: try request.queryFields.shown("before"))
        let language = context.texts.language
        let now = desk.world.now()
        return try await desk.database.read { tx in
            let (link, path, condition) = try subject(tx)
            let found = try LabelEntry.all(
                where: condition, before: before, limit: LabelsPage.length + 1, language, at: now, in: tx)
            return LabelsPage(found, of: link, at: path)
        }
    }
}
