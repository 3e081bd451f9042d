import Commons
import Storage

extension Membership {
    static func find(_ id: ID, in tx: Transaction) throws -> Membership? {
        try tx.first("SELECT \(columns) FROM memberships m WHERE m.id = \(id)")
    }

    /// What both sides agree on and everybody can see, in the order in which they were told; `last` is where the page
    /// before ended.
    static func all(
        of network: Thing.ID, _ kind: MemberKind? = nil, after last: ID? = nil, limit: Int, in tx: Transaction
    ) throws -> [Membership] {
        let kinds = kind.map { [$0] } ?? MemberKind.allCases
        return try tx.all(
            """
            SELECT \(columns) FROM memberships m LEFT JOIN things t ON t.id = m.thing_id
            WHERE m.network_id = \(network) AND m.state = 'active' AND m.member_kind IN \(list: kinds)
                AND m.id > \(last?.rawValue ?? "") AND (m.thing_id IS NULL OR t.visibility = 'published')
            ORDER BY m.id LIMIT \(limit)
            """)
    }

    static func counts(of network: Thing.ID, in tx: Transaction) throws -> [MemberKind: Int] {
        let counts: [Count] = try tx.all(
            """
            SELECT m.member_kind, COUNT(*) AS members FROM memberships m LEFT JOIN things t ON t.id = m.thing_id
            WHERE m.network_id = \(network) AND m.state = 'active'
                AND (m.thing_id IS NULL OR t.visibility = 'published')
            GROUP BY m.member_kind
            """)
        return Dictionary(counts.map { ($0.kind, $0.count) }) { first, _ in first }
    }

    /// Of whatever has a page here, and of a territory: in which networks it is.
    static func all(_ member: Member, _ states: [MembershipState], limit: Int, in tx: Transaction) throws
        -> [Membership]
    {
        try tx.all(
            """
            SELECT \(columns) FROM memberships m JOIN things n ON n.id = m.network_id
            WHERE \(member.condition) AND m.state IN \(list: states) AND n.visibility = 'published'
            ORDER BY m.id LIMIT \(limit)
            """)
    }

    /// What waits for an answer of a network's stewards.
    static func waiting(of network: Thing.ID, limit: Int, in tx: Transaction) throws -> [Membership] {
        try tx.all(
            """
            SELECT \(columns) FROM memberships m JOIN things t ON t.id = m.thing_id
            WHERE m.network_id = \(network) AND m.state IN ('asked', 'invited') AND t.visibility = 'published'
            ORDER BY m.id LIMIT \(limit)
            """)
    }

    /// The one that is open between a network and a member.
    static func open(_ network: Thing.ID, _ member: Member, in tx: Transaction) throws -> Membership? {
        try tx.first(
            """
            SELECT \(columns) FROM memberships m
            WHERE m.network_id = \(network) AND \(member.condition) AND m.state IN ('asked', 'invited', 'active')
            LIMIT 1
            """)
    }

    /// The networks that a network contains, directly or through others, up to `bound` of them.
    static func networks(below network: Thing.ID, atMost bound: Int, in tx: Transaction) throws -> Set<Thing.ID> {
        var found: Set<Thing.ID> = []
        var level = [network]
        while !level.isEmpty, found.count < bound {
            let next: [Thing.ID] = try tx.values(
                """
                SELECT DISTINCT m.thing_id FROM memberships m
                WHERE m.network_id IN \(list: level) AND m.state = 'active' AND m.member_kind = 'network'
                ORDER BY m.thing_id LIMIT \(bound)
                """)
            level = next.filter { found.insert($0).inserted }
        }
        return found
    }

    private struct Count: RowDecodable {
        let kind: MemberKind
        let count: Int

        init(row: Row) throws {
            kind = try row["member_kind"]
            count = try row["members"]
        }
    }
}
