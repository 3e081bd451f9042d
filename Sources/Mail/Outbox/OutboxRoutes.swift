import Hummingbird
package import Storage
package import Web

/// The outbox as pages, for a node that sends no mail. They show everybody's letters with their links, so they exist
/// only where the composition root says so: on a machine of one's own.
package struct OutboxRoutes: Sendable {
    private let database: Database

    package init(database: Database) {
        self.database = database
    }

    package var routes: [Route] {
        [.get("outbox", for: .anyone, list).forPeople, .get("outbox/:id", for: .anyone, show).forPeople]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let before = PostedLetter.ID(rawValue: try request.queryFields.shown("before"))
        let page = try await database.read { tx in
            OutboxPage(try PostedLetter.latest(before: before, limit: OutboxPage.length + 1, in: tx))
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        guard let id = PostedLetter.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        guard let letter = try await database.read({ tx in try PostedLetter.find(id, in: tx) }) else {
            throw AppError.missing
        }
        return .page(LetterPage(letter)) { $0.view($1) }
    }
}
