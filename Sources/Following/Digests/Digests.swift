import Accounts
import Commons
import Mail
package import Storage
package import Web

/// Writes to those who follow something: every ten minutes to those who want to know at once, once a day or a week to the
/// others. A job: it survives a stop, and two processes do it once.
package struct Digests: Sendable {
    package static let kind = "digests"

    private let database: Database
    private let world: World
    private let catalog: TextCatalog
    private let key: [UInt8]
    private let site: @Sendable () async throws -> Site

    package init(
        database: Database, world: World, catalog: TextCatalog, key: [UInt8],
        site: @escaping @Sendable () async throws -> Site
    ) {
        (self.database, self.world, self.catalog, self.key, self.site) = (database, world, catalog, key, site)
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: tell] }

    /// Promises this round, unless it is promised already.
    package func begin() async throws {
        try await database.write { tx in try promise(Round(of: world.now()), in: tx) }
    }

    /// So many news in one letter; the rest is on the site.
    private static let mostInLetter = 30
    /// People at a time, and at most in a round: the others wait for the next.
    private static let batch = 100
    private static let mostBatches = 100

    private struct Round: Codable, Sendable {
        static let length = 600_000
        let number: Int

        init(of time: Timestamp) { number = time.rawValue / Self.length }

        private init(number: Int) { self.number = number }

        var next: Round { Round(number: number + 1) }
        var start: Timestamp { Timestamp(rawValue: number * Self.length) }
    }

    private func promise(_ round: Round, in tx: Transaction) throws {
        try Jobs.enqueue(Self.kind, round, at: round.start, key: "\(round.number)", world: world, in: tx)
    }

    /// The next round is promised first, so that a round that fails does not end the rounds.
    @Sendable
    private func tell(_ job: Job) async throws {
        let now = world.now()
        try await database.write { tx in try promise(Round(of: now).next, in: tx) }
        let letters = DigestLetter(site: try await site(), catalog: catalog, key: key)
        var last: Person.ID?
        for _ in 0..<Self.mostBatches {
            let start = last
            let people = try await database.read { tx in try Self.due(after: start, at: now, in: tx) }
            for person in people {
                try await database.write { tx in try write(to: person, letters, at: now, in: tx) }
            }
            guard people.count == Self.batch else { return }
            last = people.last
        }
    }

    /// A few minutes less than a day, so that the letter of each day does not come later every day.
    private static func limit(_ cadence: Cadence, at now: Timestamp) -> Timestamp? {
        cadence.days.map { $0 == 0 ? now : now.adding(days: -$0).adding(seconds: 1_800) }
    }

    private static func due(after last: Person.ID?, at now: Timestamp, in tx: Transaction) throws -> [Person.ID] {
        try tx.values(
            """
            SELECT DISTINCT person_id FROM follows WHERE person_id > \(last?.rawValue ?? "") AND (\(isDue(at: now)))
            ORDER BY person_id LIMIT \(batch)
            """)
    }

    private static func isDue(at now: Timestamp) -> Query {
        let conditions = Cadence.allCases.compactMap { cadence -> Query? in
            limit(cadence, at: now).map { "(cadence = \(cadence) AND told_until < \($0))" }
        }
        return .joined(conditions, separator: " OR ")
    }

    private func write(to person: Person.ID, _ letters: DigestLetter, at now: Timestamp, in tx: Transaction) throws {
        let due: [Follow] = try tx.all(
            """
            SELECT \(Follow.columns) FROM follows WHERE person_id = \(person) AND (\(Self.isDue(at: now)))
            ORDER BY id LIMIT \(Follow.most)
            """)
        guard let account = try Account.find(person, in: tx), account.isWrittenTo else { return }
        let texts = Texts(account.language, catalog: catalog)
        var items: [NewsItem] = []
        var isMore = false
        for follow in due {
            guard let subject = try FollowedSubject.find(follow.kind, follow.subject, texts, in: tx) else { continue }
            let news = try News.latest(of: [subject], since: follow.toldUntil, limit: Self.mostInLetter, in: tx)
            items += news.items
            if news.next != nil { isMore = true }
        }
        var seen: Set<String> = []
        let fresh = items.filter { $0.at < now && seen.insert("\($0.thing) \($0.fragment)").inserted }
            .sorted { $0.at > $1.at }
        // What happens in this very moment is for the next round.
        let until = Timestamp(rawValue: now.rawValue - 1)
        try tx.run("UPDATE follows SET told_until = \(until) WHERE id IN \(list: due.map(\.id))")
        guard !fresh.isEmpty else { return }
        let told = Array(fresh.prefix(Self.mostInLetter))
        try Outbox.post(
            letters.write(told, andMore: isMore || fresh.count > told.count, to: account), world: world, in: tx)
    }
}

extension Account {
    /// Letters that nobody asked for by name go only to an address that was shown to be theirs.
    fileprivate var isWrittenTo: Bool { isVerified && !isSuspended && !isClosed }
}
