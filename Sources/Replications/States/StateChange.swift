package import Commons
package import Storage
package import Web

/// One step of a replication's life, with its reason and what was learned. Steps are added, never changed.
package struct StateChange: Sendable, Encodable, RowDecodable {
    package let state: ReplicationState
    /// As people know it: a year may be enough.
    package let date: CivilDate?
    package let reason: String
    package let lessons: String
    package let recordedAt: Timestamp

    package init(row: Row) throws {
        state = try row["state"]
        date = try row["date"]
        reason = try row["reason"]
        lessons = try row["lessons"]
        recordedAt = try row["recorded_at"]
    }

    package init(
        _ state: ReplicationState, on date: CivilDate?, because reason: String, lessons: String, at now: Timestamp
    ) {
        self.state = state
        self.date = date
        self.reason = reason
        self.lessons = lessons
        recordedAt = now
    }

    /// The oldest first.
    package static func all(of replication: Thing.ID, in tx: Transaction) throws -> [StateChange] {
        try tx.all(
            """
            SELECT state, date, reason, lessons, recorded_at FROM state_changes WHERE replication_id = \(replication)
            ORDER BY number LIMIT 500
            """
        )
    }

    /// Records the step and makes it the present state.
    package func record(of replication: Thing, by person: Person.ID?, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO state_changes (replication_id, number, state, date, reason, lessons, person_id, recorded_at)
            SELECT \(replication.id), COALESCE(MAX(number), 0) + 1, CAST(\(state) AS TEXT), CAST(\(date) AS TEXT),
                CAST(\(reason) AS TEXT), CAST(\(lessons) AS TEXT), CAST(\(person) AS TEXT),
                CAST(\(recordedAt) AS BIGINT)
            FROM state_changes WHERE replication_id = \(replication.id)
            """
        )
        try tx.run("UPDATE replications SET state = \(state) WHERE thing_id = \(replication.id)")
        try Audit.record(
            "state.changed", of: replication, by: person, at: recordedAt, detail: state.rawValue, in: tx)
    }
}
