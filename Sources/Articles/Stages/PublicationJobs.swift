import Commons
package import Storage
import Web

/// Publishes, on its day, what was scheduled. A job: it survives a stop, and two processes do it once.
package struct PublicationJobs: Sendable {
    private static let kind = "article-publication"

    private let database: Database
    private let world: World

    package init(database: Database, world: World) { (self.database, self.world) = (database, world) }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: publish] }

    private struct Promise: Codable, Sendable {
        let article: String
        let due: Timestamp
    }

    static func promise(_ article: Thing.ID, at due: Timestamp, world: World, in tx: Transaction) throws {
        // Scheduled, given back and scheduled for the same day again, it is promised twice; the second finds it done.
        try Jobs.enqueue(kind, Promise(article: article.rawValue, due: due), at: due, world: world, in: tx)
    }

    /// What was put off, given back or published meanwhile is left alone.
    @Sendable
    private func publish(_ job: Job) async throws {
        let promise = try job.payload(as: Promise.self)
        let now = world.now()
        try await database.write { tx in
            guard let id = Thing.ID(rawValue: promise.article), let thing = try Thing.find(id, in: tx),
                let state = try ArticleState.find(id, in: tx), state.stage == .scheduled, state.dueAt == promise.due
            else { return }
            let author = Authorship(nil, because: "", at: now)
            try Articles().take(.publish, on: thing, by: author, world: world, in: tx)
        }
    }
}
