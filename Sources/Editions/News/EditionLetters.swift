import Accounts
import Commons
import Mail
import Practices
import Replications
package import Storage
package import Web

/// Tells those who carry a practice that a new edition appeared: some replications at a time, each once.
package struct EditionLetters: Sendable {
    private let database: Database
    private let world: World
    private let catalog: TextCatalog
    private let site: @Sendable () async throws -> Site

    static let batch = 50

    package init(
        database: Database, world: World, catalog: TextCatalog, site: @escaping @Sendable () async throws -> Site
    ) {
        self.database = database
        self.world = world
        self.catalog = catalog
        self.site = site
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [EditionNews.kind: tell] }

    /// A worker that died after the letters were posted posts none again: what follows was promised with them.
    @Sendable
    private func tell(_ job: Job) async throws {
        let promise = try job.payload(as: EditionNews.Promise.self)
        guard let id = Thing.ID(rawValue: promise.practice) else { return }
        let site = try await site()
        try await database.write { tx in
            let some = try FollowedEdition.replications(of: id, after: promise.after, limit: Self.batch, in: tx)
            guard let last = some.last, let practice = try Thing.find(id, in: tx),
                try EditionNews.goOn(promise, after: last.id, world: world, in: tx) != nil
            else { return }
            for replication in some { try write(about: promise.number, of: practice, to: replication, site, in: tx) }
        }
    }

    private func write(
        about number: Int, of practice: Thing, to replication: Thing, _ site: Site, in tx: Transaction
    ) throws {
        guard replication.visibility == .published,
            try FollowedEdition.number(of: replication.id, in: tx) < number
        else { return }
        for account in try Account.find(try replication.everyKeeper(in: tx), in: tx) where !account.isClosed {
            let letter = RoomLetter("editions.letter", on: site, catalog).write(
                "appeared", to: account,
                [
                    "practice": practice.title, "replication": replication.title, "number": "\(number)",
                    "link": "\(site.address)\(replication.path)/editions/\(number)",
                ])
            try Outbox.post(letter, world: world, in: tx)
        }
    }
}
