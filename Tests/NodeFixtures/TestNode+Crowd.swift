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
        let start = world.now
        let (places, memberships): (Thing.ID, Membership.ID) = (world.world.newID(), world.world.newID())
        try await database.write { tx in
            try tx.liftTimeLimit()
            try Self.clone(place, count, Self.numbered(places.rawValue), in: tx)
            try tx.run(
                """
                INSERT INTO memberships (id, network_id, member_kind, thing_id, type, state, note, reason, asked_at,
                    answered_at)
                \(Self.numbers(count))
                SELECT \(Self.numbered(memberships.rawValue)), t.id, 'replication',
                    \(Self.numbered(places.rawValue)), 'member', 'active', '', '', CAST(\(start) AS BIGINT),
                    CAST(\(start) AS BIGINT)
                FROM n CROSS JOIN things t WHERE t.slug = \(network) AND t.kind = 'network'
                """)
            try tx.run(
                """
                INSERT INTO audit_entries (subject, act, at, detail)
                \(Self.numbers(count))
                SELECT \(Self.numbered(places.rawValue)), 'state.changed', CAST(\(start) AS BIGINT) + 1000 * i, 'running'
                FROM n ORDER BY i
                """)
        }
        world.advance(by: .seconds(count + 1))
    }

    /// A table `n` of the numbers `i` from 1.
    private static func numbers(_ count: Int) -> Query {
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))"
    }

    /// An identifier that ends with a million and the number: in their order, as long as any, and nobody else's.
    private static func numbered(_ id: String) -> Query {
        let start = String(id.prefix(24))
        return """
            CAST(\(start) AS TEXT) || substr('000000000000' || CAST(1000000 + i AS TEXT), length(CAST(1000000 + i AS TEXT)) + 1)
            """
    }

    private static func clone(_ place: String, _ count: Int, _ id: Query, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO things (id, kind, slug, language, title, summary, visibility, is_fictional, revision, content,
                created_at, updated_at, licence)
            \(numbers(count))
            SELECT \(id), t.kind, 'place-' || CAST(i AS TEXT), t.language, 'Place ' || CAST(i AS TEXT), t.summary,
                'published', t.is_fictional, 1, t.content, t.created_at, t.updated_at, t.licence
            FROM n CROSS JOIN things t WHERE t.kind = 'replication' AND t.slug = \(place)
            """)
        try tx.run(
            """
            INSERT INTO replications (thing_id, practice_id, territory_id, state, since)
            \(numbers(count))
            SELECT \(id), r.practice_id, r.territory_id, r.state, r.since
            FROM n CROSS JOIN replications r
            WHERE r.thing_id = (SELECT id FROM things WHERE kind = 'replication' AND slug = \(place))
            """)
    }
}
