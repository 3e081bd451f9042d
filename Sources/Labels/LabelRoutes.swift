package import Commons
package import Files
import Hummingbird
package import Storage
package import Web

/// Every route of this room.
package struct LabelRoutes: Sendable {
    private let desk: LabelDesk
    private let files: FileStore

    /// - Parameters:
    ///   - catalog: letters are written in their reader's language, whatever the page's.
    ///   - issuers: the kinds of things that may lend their name.
    ///   - files: where media are kept.
    package init(
        database: Database, world: World, catalog: TextCatalog, names: Names, issuers: [Kind], files: FileStore
    ) {
        desk = LabelDesk(database: database, world: world, catalog: catalog, names: names, issuers: issuers)
        self.files = files
    }

    package var routes: [Route] {
        [.get("labels/:id", for: .anyone, show).told("labels.api.show", .page(LabelPage.self))]
            + LabelWord.all.map { word in
                .post("labels/:id/\(word.folder)", for: word.access) { try await take(word, $0, $1) }
                    .told("labels.api.\(word.act.rawValue)", .done) { _ in
                        var submission = Submission()
                        _ = word.read(&submission)
                        return submission
                    }
            }
            + ListRoutes(desk: desk).routes + AskRoutes(desk: desk).routes
            + VisitRoutes(desk: desk, files: files).routes
            + DecisionRoutes(desk: desk).routes
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try desk.id(context)
        let page = try await desk.database.read { tx in try desk.page(id, context, in: tx) }
        return .page(page) { $0.view($1) }
    }

    /// An act that takes nothing but words.
    private func take(_ word: LabelWord, _ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = word.read(&submission)
        let id = try desk.id(context)
        let viewer = try context.person()
        let site = context.visit.site
        return try await desk.database.write { [submission] tx in
            let file = try LabelFile(id, for: viewer, in: tx)
            try file.require(word.act, of: viewer, at: desk.world.now(), in: tx)
            guard submission.isValid else {
                let page = try desk.page(id, context, submission, in: tx)
                return .invalid(submission) { page.view($0) }
            }
            try desk.take(word.act, on: file, by: viewer, saying: text, site, in: tx)
            return .done(at: file.label.path, saying: "labels.done.\(word.act.rawValue)")
        }
    }
}
