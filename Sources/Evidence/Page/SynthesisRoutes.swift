import Commons
import Hummingbird
import Storage
import Web

/// What is known of an outcome, now and at each earlier version.
struct SynthesisRoutes: Sendable {
    let database: Database

    var routes: [Route] {
        [
            .get("outcomes/:slug", for: .anyone, show).told("evidence.api.outcome", .page(OutcomePage.self)),
            .get("outcomes/:slug/versions", for: .anyone, list)
                .told("evidence.api.versions", .page(VersionsPage.self)),
            .get("outcomes/:slug/versions/:number", for: .anyone, showVersion)
                .told("evidence.api.version", .page(OutcomePage.self)),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.outcome, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let page = try OutcomePage(thing, context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            let thing = try Thing.require(.outcome, at: slug, for: context.viewer, in: tx)
            let page = try VersionsPage(of: thing, context.texts, in: tx)
            return .page(page) { $0.view($1) }
        }
    }

    private func showVersion(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        guard let number = Int(try context.parameter("number")) else { throw AppError.missing }
        return try await database.read { tx in
            let thing = try Thing.require(.outcome, at: slug, for: context.viewer, in: tx)
            let page = try OutcomePage(thing, version: number, context.visit, in: tx)
            return .page(page) { $0.view($1) }
        }
    }
}
