import Commons
import Storage
import Web

/// A step of a replication's life; the last one is its present state.
struct HeldStateChange: HeldRow, RowDecodable {
    let replication: Thing.ID
    let number: Int
    let state: ReplicationState
    let date: CivilDate?
    let reason: String
    let lessons: String
    let person: Person.ID?
    let recordedAt: Timestamp

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        state = try row["state"]
        date = try row["date"]
        reason = try row["reason"]
        lessons = try row["lessons"]
        person = try row["person_id"]
        recordedAt = try row["recorded_at"]
    }

    var people: [Person.ID] { [person].compactMap { $0 } }

    static let holding = Holding(
        "state-changes", tables: ["state_changes"], of: HeldStateChange.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM state_changes
                WHERE (replication_id, number) > (\(last?.replication.rawValue ?? ""), \(last?.number ?? 0))
                ORDER BY replication_id, number LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                """
                SELECT \(columns) FROM state_changes
                WHERE replication_id = \(row.replication) AND number = \(row.number)
                """)
        },
        take: { row, tx in try row.insert(in: tx) })

    private func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO state_changes (replication_id, number, state, date, reason, lessons, person_id, recorded_at)
            VALUES (\(replication), \(number), \(state), \(date), \(reason), \(lessons), \(person), \(recordedAt))
            """)
        try tx.run(
            """
            UPDATE replications SET state = \(state)
            WHERE thing_id = \(replication) AND NOT EXISTS (
                SELECT 1 FROM state_changes WHERE replication_id = \(replication) AND number > \(number))
            """)
    }

    private static let columns: Query = "replication_id, number, state, date, reason, lessons, person_id, recorded_at"
}
