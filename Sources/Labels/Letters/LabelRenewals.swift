package import Commons
package import Storage
package import Web

/// Renewals come up by themselves: once a day, letters to those whose label ends soon. What the pages say follows from the
/// calendar alone. A job: it survives a stop, and two processes do it once.
package struct LabelRenewals: Sendable {
    package static let kind = "label-renewals"

    private let desk: LabelDesk
    private let site: @Sendable () async throws -> Site

    package init(
        database: Database, world: World, catalog: TextCatalog, names: Names,
        site: @escaping @Sendable () async throws -> Site
    ) {
        desk = LabelDesk(database: database, world: world, catalog: catalog, names: names, issuers: [])
        self.site = site
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: recall] }

    /// Promises today's round, unless it is promised already.
    package func begin() async throws {
        try await desk.database.write { tx in try promise(day(of: desk.world.now()), in: tx) }
    }

    private struct Promise: Codable, Sendable {
        let day: Int
    }

    private func day(of time: Timestamp) -> Int { time.rawValue / 86_400_000 }

    private func promise(_ day: Int, in tx: Transaction) throws {
        try Jobs.enqueue(
            Self.kind, Promise(day: day), at: Timestamp(rawValue: day * 86_400_000), key: "\(day)", world: desk.world,
            in: tx)
    }

    /// Labels at once; more wait for the next transaction.
    private static let batch = 50

    /// Tomorrow's round is promised first, so that a round that fails does not end the rounds.
    @Sendable
    private func recall(_ job: Job) async throws {
        let now = desk.world.now()
        let site = try await site()
        try await desk.database.write { tx in try promise(day(of: now) + 1, in: tx) }
        while try await desk.database.write({ tx in try recallSome(at: now, site, in: tx) }) == Self.batch {}
    }

    private func recallSome(at now: Timestamp, _ site: Site, in tx: Transaction) throws -> Int {
        let due = try Label.due(at: now, limit: Self.batch, in: tx)
        for label in due {
            try label.noteRecall(in: tx)
            guard let file = try LabelFile(recalling: label, in: tx) else { continue }
            let people = try file.replication.keepers(in: tx) + file.issuer.keepers(in: tx)
            try desk.send("renewal", file, to: people, site, in: tx)
        }
        return due.count
    }
}

extension Label {
    /// Those that end soon and whose people have not been written to, the first to end first.
    fileprivate static func due(at now: Timestamp, limit: Int, in tx: Transaction) throws -> [Label] {
        let (today, horizon) = (CivilDate(now), CivilDate(now.adding(days: LabelValidity.renewalDays)))
        return try tx.all(
            """
            SELECT \(columns) FROM labels l
            WHERE l.expires_on >= \(today) AND l.expires_on <= \(horizon)
                AND (l.recalled_on IS NULL OR l.recalled_on <> l.expires_on)
            ORDER BY l.expires_on, l.id LIMIT \(limit)
            """)
    }

    fileprivate func noteRecall(in tx: Transaction) throws {
        try tx.run("UPDATE labels SET recalled_on = expires_on WHERE id = \(id)")
    }
}

extension LabelFile {
    /// Nil when the replication, or the name that is lent, is not to be seen any more.
    fileprivate init?(recalling label: Label, in tx: Transaction) throws {
        let things = try Thing.find([label.replication, label.issuer, label.practice], in: tx)
        guard things.values.allSatisfy({ $0.visibility == .published }) else { return nil }
        try self.init(label.id, for: nil, in: tx)
    }
}
