internal import Commons
internal import Fixtures
internal import Networks
internal import Storage
internal import Web

extension TestNode {
    /// Many places like one that is there, all members of a network, each of which did one thing since, a second apart.
    /// Written as it stands in the tables: the pages that read them are what is looked at.
    ///
    /// - Parameters:
    ///   - place: the address of the replication that they are like; they are called « Place 1 » and so on.
    ///   - network: its address.
    package func crowd(_ count: Int, like place: String, in network: String) async throws {
        let world = world.world
        let start = world.now()
        for first in stride(from: 1, through: count, by: 1_000) {
            try await database.write { tx in
                let group: Thing.ID? = try tx.value(
                    "SELECT id FROM things WHERE slug = \(network) AND kind = 'network'")
                guard let group else { throw AppError.missing }
                for number in first..<min(first + 1_000, count + 1) {
                    let id: Thing.ID = world.newID()
                    try Self.clone(place, as: id, number, in: tx)
                    try tx.run(
                        """
                        INSERT INTO memberships (id, network_id, member_kind, thing_id, type, state, note, reason, asked_at,
                            answered_at)
                        VALUES (\(world.newID() as Membership.ID), \(group), 'replication', \(id), 'member', 'active', '',
                            '', \(start), \(start))
                        """)
                    try tx.run(
                        """
                        INSERT INTO audit_entries (subject, act, at, detail)
                        VALUES (\(id), 'state.changed', \(start.adding(seconds: number)), 'running')
                        """)
                }
            }
        }
        self.world.advance(by: .seconds(count + 1))
    }

    private static func clone(_ place: String, as id: Thing.ID, _ number: Int, in tx: Transaction) throws {
        let (slug, title) = ("place-\(number)", "Place \(number)")
        try tx.run(
            """
            INSERT INTO things (id, kind, slug, language, title, summary, visibility, is_fictional, revision, content,
                created_at, updated_at, licence)
            SELECT CAST(\(id) AS TEXT), kind, CAST(\(slug) AS TEXT), language, CAST(\(title) AS TEXT), summary,
                'published', is_fictional, 1, content, created_at, updated_at, licence
            FROM things WHERE kind = 'replication' AND slug = \(place)
            """)
        try tx.run(
            """
            INSERT INTO replications (thing_id, practice_id, territory_id, state, since)
            SELECT CAST(\(id) AS TEXT), practice_id, territory_id, state, since FROM replications
            WHERE thing_id = (SELECT id FROM things WHERE kind = 'replication' AND slug = \(place))
            """)
    }
}
