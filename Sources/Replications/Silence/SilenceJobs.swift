import Accounts
import Commons
import Mail
package import Storage
package import Web

/// Asks, once a day, the people of replications of which nothing was told for long. A job: it survives a stop, and two
/// processes do it once.
package struct SilenceJobs: Sendable {
    private static let kind = "silence-round"
    private static let batch = 50
    /// What is more waits for tomorrow.
    private static let mostBatches = 200

    private let replications = Replications()
    private let database: Database
    private let world: World
    private let catalog: TextCatalog
    private let months: Int
    private let site: @Sendable () async throws -> Site

    /// - Parameter months: how long nothing was told before people are asked.
    package init(
        database: Database, world: World, catalog: TextCatalog, months: Int,
        site: @escaping @Sendable () async throws -> Site
    ) {
        self.database = database
        self.world = world
        self.catalog = catalog
        self.months = months
        self.site = site
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: ask] }

    /// Promises today's round, unless it is promised already.
    package func begin() async throws {
        try await database.write { tx in try promise(Day(of: world.now()), in: tx) }
    }

    private struct Day: Codable, Sendable {
        let number: Int

        init(of time: Timestamp) { number = time.rawValue / 86_400_000 }

        private init(number: Int) { self.number = number }

        var next: Day { Day(number: number + 1) }
        var start: Timestamp { Timestamp(rawValue: number * 86_400_000) }
    }

    /// Tomorrow's round is promised first, so that a round that fails does not end the rounds.
    @Sendable
    private func ask(_ job: Job) async throws {
        let now = world.now()
        try await database.write { tx in try promise(Day(of: now).next, in: tx) }
        let site = try await site()
        var last: SilentReplication?
        for _ in 0..<Self.mostBatches {
            let after = last
            last = try await database.write { tx in try round(after: after, at: now, site, in: tx) }
            if last == nil { return }
        }
    }

    private func promise(_ day: Day, in tx: Transaction) throws {
        try Jobs.enqueue(Self.kind, day, at: day.start, key: "\(day.number)", world: world, in: tx)
    }

    /// - Returns: the last one that was looked at; nil at the end.
    private func round(
        after last: SilentReplication?, at now: Timestamp, _ site: Site, in tx: Transaction
    ) throws -> SilentReplication? {
        let due = try SilentReplication.due(
            after: last, before: now.adding(days: -months * 30), askedBefore: now.adding(days: -Silence.patience),
            limit: Self.batch, in: tx)
        let things = try Thing.find(due.map(\.id), in: tx)
        for silent in due {
            guard let thing = things[silent.id] else { continue }
            if silent.times < SilentReplication.mostAsked {
                if try silent.noteAsked(at: now, in: tx) { try write(to: thing, silent, site, in: tx) }
            } else if try silent.noteSilent(at: now, in: tx) {
                replications.reindex(thing, in: tx)
            }
        }
        return due.last
    }

    /// To each of those who keep it, in their language. Where nobody is left, nobody is asked.
    private func write(to thing: Thing, _ silent: SilentReplication, _ site: Site, in tx: Transaction) throws {
        for account in try Account.find(try thing.everyKeeper(in: tx), in: tx) where !account.isClosed {
            let texts = Texts(account.language, catalog: catalog, overrides: site.wording[account.language] ?? [:])
            let kind = silent.times == 0 ? "first" : "second"
            let values = [
                "page": thing.title, "link": "\(site.address)\(thing.path)/news/new",
                "date": texts.date(silent.lastNewsAt),
            ]
            let letter = Letter(
                to: account.email, subject: texts("replications.silence.\(kind).subject", values),
                text: texts("replications.silence.\(kind).text", values), language: account.language)
            try Outbox.post(letter, world: world, in: tx)
        }
    }
}
