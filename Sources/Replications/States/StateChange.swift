package import Commons
package import Storage
package import Web

/// One step of a replication's life, with its reason and what was learned. Steps are added, and stay; what is told of one
/// may be completed, and what was told before is kept.
package struct StateChange: Sendable, Encodable, RowDecodable {
    package let state: ReplicationState
    /// As people know it: a year may be enough.
    package let date: CivilDate?
    package let reason: String
    package let lessons: String
    /// What else was told, where it stopped, changed, or passed into other hands.
    package let ending: Ending?
    package let recordedAt: Timestamp

    package init(row: Row) throws {
        state = try row["state"]
        date = try row["date"]
        reason = try row["reason"]
        lessons = try row["lessons"]
        ending = try Ending(joined: row)
        recordedAt = try row["recorded_at"]
    }

    package init(
        _ state: ReplicationState, on date: CivilDate?, because reason: String, lessons: String,
        ending: Ending? = nil, at now: Timestamp
    ) {
        self.state = state
        self.date = date
        self.reason = reason
        self.lessons = lessons
        self.ending = ending.flatMap { $0.isEmpty ? nil : $0 }
        recordedAt = now
    }

    /// The facet of a search under which lessons are found: the states in which they were told.
    static let lessonsFacet = "lessons"

    /// Where there is something to learn for others.
    static let lessonStates = ReplicationState.allCases.filter(\.isHalt)

    var tellsLessons: Bool { state.isHalt && (!lessons.isEmpty || !reason.isEmpty || ending != nil) }

    /// All that was told, for a search.
    var text: String { [reason, lessons, ending?.text ?? ""].filter { !$0.isEmpty }.joined(separator: "\n") }

    /// The oldest first.
    package static func all(of replication: Thing.ID, in tx: Transaction) throws -> [StateChange] {
        try tx.all(
            """
            SELECT s.state, s.date, s.reason, s.lessons, s.recorded_at, \(Ending.columns)
            FROM state_changes s
                LEFT JOIN endings e ON e.replication_id = s.replication_id AND e.number = s.number
            WHERE s.replication_id = \(replication)
            ORDER BY s.number LIMIT 500
            """
        )
    }

    /// Records the step and makes it the present state.
    ///
    /// - Returns: its number, from 1.
    @discardableResult
    package func record(of replication: Thing, by person: Person.ID?, in tx: Transaction) throws -> Int {
        let number: Int? = try tx.value(
            """
            INSERT INTO state_changes (replication_id, number, state, date, reason, lessons, person_id, recorded_at)
            SELECT \(replication.id), COALESCE(MAX(number), 0) + 1, CAST(\(state) AS TEXT), CAST(\(date) AS TEXT),
                CAST(\(reason) AS TEXT), CAST(\(lessons) AS TEXT), CAST(\(person) AS TEXT),
                CAST(\(recordedAt) AS BIGINT)
            FROM state_changes WHERE replication_id = \(replication.id)
            RETURNING number
            """
        )
        guard let number else { throw AppError.missing }
        try ending?.insert(of: replication.id, step: number, in: tx)
        try tx.run("UPDATE replications SET state = \(state) WHERE thing_id = \(replication.id)")
        try Audit.record(
            "state.changed", of: replication, by: person, at: recordedAt, detail: state.rawValue, in: tx)
        return number
    }
}
