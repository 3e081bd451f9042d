package import Commons
package import Storage

/// A step by which a replication stopped, changed into something else, or passed into other hands, with what was told of it.
package struct Halt: Sendable, RowDecodable {
    package let replication: Thing.ID
    /// Of the step, from 1.
    package let number: Int
    package let step: StateChange

    package init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        step = try StateChange(row: row)
    }

    private var place: (Timestamp, Thing.ID, Int) { (step.recordedAt, replication, number) }

    /// Those of some replications, in the order in which they were told.
    package static func all(of replications: [Thing.ID], limit: Int, in tx: Transaction) throws -> [Halt] {
        let states = StateChange.lessonStates
        var found: [Halt] = []
        for start in stride(from: 0, to: replications.count, by: 1_000) where found.count < limit {
            let some = Array(replications[start..<min(start + 1_000, replications.count)])
            found += try tx.all(
                """
                SELECT s.replication_id, s.number, s.state, s.date, s.reason, s.lessons, s.recorded_at, \(Ending.columns)
                FROM state_changes s
                    LEFT JOIN endings e ON e.replication_id = s.replication_id AND e.number = s.number
                WHERE s.replication_id IN \(list: some) AND s.state IN \(list: states)
                ORDER BY s.replication_id, s.number LIMIT \(limit)
                """)
        }
        return Array(found.sorted { $0.place < $1.place }.prefix(limit))
    }
}
