package import Commons
package import Storage

extension Replications {
    /// How often each of some practices was taken up; those that never were are left out.
    package static func counts(of practices: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: Int] {
        let counts: [Count] = try tx.all(
            """
            SELECT r.practice_id, COUNT(*) AS replications
            FROM replications r JOIN things t ON t.id = r.thing_id
            WHERE r.practice_id IN \(list: practices) AND t.visibility = 'published'
            GROUP BY r.practice_id
            """)
        return Dictionary(counts.map { ($0.practice, $0.count) }) { first, _ in first }
    }

    /// In how many territories replications are told, looking at `bound` of them.
    package static func territoryCount(atMost bound: Int, in tx: Transaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(DISTINCT territory_id) FROM (
                SELECT r.territory_id FROM replications r JOIN things t ON t.id = r.thing_id
                WHERE t.visibility = 'published' LIMIT \(bound)) AS counted
            """) ?? 0
    }

    private struct Count: RowDecodable {
        let practice: Thing.ID
        let count: Int

        init(row: Row) throws {
            practice = try row["practice_id"]
            count = try row["replications"]
        }
    }
}

extension Replications {
    /// The published places that an organization carries or supports, at most 5,000.
    package static func places(of organization: Thing.ID, in tx: Transaction) throws -> [Thing.ID] {
        try tx.values(
            """
            SELECT r.replication_id FROM replication_organizations r JOIN things t ON t.id = r.replication_id
            WHERE r.organization_id = \(organization) AND t.visibility = 'published'
            ORDER BY r.replication_id LIMIT 5000
            """)
    }
}
