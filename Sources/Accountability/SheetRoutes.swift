import Books
package import Commons
import Hummingbird
package import Storage
package import Typesetting
package import Web

/// Sheets are written by those who keep what accounts for itself, and read by everybody once they are published.
package struct SheetRoutes: Sendable {
    private let usual: UsualRoutes<AccountSheets>
    private let names: Names
    private let typesetter: Typesetter

    package init(database: Database, world: World, names: Names, panels: Panels, typesetter: Typesetter) {
        self.typesetter = typesetter
        usual = UsualRoutes(AccountSheets(), database: database, world: world, names: names, panels: panels)
        self.names = names
    }

    package var routes: [Route] {
        SheetSubject.tellers.flatMap(beginning)
            + [
                usual.showing(told: "accountability.api.show", page, view: { $0.view($1) }),
                .get("sheets/:slug/sheet.pdf", for: .anyone, typeset)
                    .told("accountability.api.pdf", .file(Typesetter.type)),
                .post("sheets/:slug/publications", for: .contributor, publish)
                    .told("accountability.api.publish", .done),
                .post("sheets/:slug/renewals", for: .contributor, renew).told("accountability.api.renew", .done) { _ in
                    var form = Submission.revising
                    _ = form.line("reason", 1...300)
                    return form
                },
            ]
            + usual.revising(
                forms,
                FormWords(
                    told: "accountability.api.revise", title: "accountability.edit", done: "accountability.saved"))
            + usual.past { content, texts, _ in content.fields(texts) }
            + ListRoutes(database: usual.database).routes
            + SharingRoutes(database: usual.database, world: usual.world, names: names).routes
    }

    private func beginning(_ kind: Kind) -> [Route] {
        usual.making(
            forms,
            FormWords(
                told: "accountability.api.begin", title: "accountability.new", done: "accountability.begun",
                reason: "accountability.reason"),
            on: Ground(under: kind, in: "sheets") { teller, viewer, tx in
                try teller.requireKeeper(viewer, in: tx)
                guard teller.visibility == .published else { throw AppError(.conflict, "accountability.error.draft") }
            } making: { [world = usual.world] content, origin, _, author, tx in
                try AccountSheets().begin(content, origin, by: author, world: world, in: tx)
            }
        ) { [world = usual.world] query, _, _ in
            // The year before is told of most often.
            let year = query.shown("from").isEmpty ? "\(CivilDate(world.now()).year - 1)" : query.shown("from")
            return Submission(["from": year])
        }
    }

    private var forms: ThingForms<SheetForm> {
        ThingForms(
            sent: { try SheetForm($0, for: $1, in: $2) },
            filled: { content, thing, _ in SheetForm(editing: content, of: thing) })
    }

    private func page(
        _ thing: Thing, _ content: SheetContent, _ context: Context, _ tx: Transaction
    ) throws -> SheetPage {
        let reading = try SheetReading(thing, content, at: usual.world.now(), context.texts, in: tx)
        var page = try SheetPage(reading, try usual.panels(on: thing, context, tx), context.visit, in: tx)
        page.isPrinted = typesetter.isThere
        return page
    }

    /// The sheet laid out on paper.
    private func typeset(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let reading = try await usual.database.read { [world = usual.world] tx in
            let thing = try Thing.require(.sheet, at: slug, for: context.viewer, in: tx)
            let content = try AccountSheets().content(of: thing, in: tx)
            return try SheetReading(thing, content, at: world.now(), context.texts, in: tx)
        }
        return try await typesetter.reply(
            Book(reading, context.texts, context.visit.site), named: reading.thing.slug, context)
    }

    private func publish(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let reason = context.texts("accountability.published.reason")
        let author = Authorship(viewer, because: reason, at: usual.world.now())
        return try await usual.database.write { tx in
            let thing = try kept(slug, viewer, tx)
            let shown = try AccountSheets().publish(thing, by: author, in: tx)
            try Audit.record("sheet.published", of: shown, by: viewer.id, at: author.at, in: tx)
            return .done(at: shown.path, saying: "accountability.published")
        }
    }

    private func renew(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let reason = submission.line("reason", 1...300)
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: reason, at: usual.world.now())
        return try await usual.database.write { [submission] tx in
            var submission = submission
            let thing = try kept(slug, viewer, tx)
            guard thing.visibility == .published else { throw AppError(.conflict, "accountability.error.notPublished") }
            let number = submission.revision(of: thing)
            guard submission.isValid, let number else {
                let page = try page(thing, try AccountSheets().content(of: thing, in: tx), context, tx)
                return .invalid(submission) { [submission] screen in page.view(screen, submission) }
            }
            let renewed = try AccountSheets().renew(thing, readAt: number, by: author, in: tx)
            return .done(at: renewed.path, saying: "accountability.renewed")
        }
    }

    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let thing = try Thing.require(.sheet, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }
}
