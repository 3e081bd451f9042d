/// How many jobs there are in each state.
package struct JobCounts: Sendable, Equatable {
    /// Due, or waiting for their time or their next attempt.
    package var pending = 0
    package var running = 0
    package var failed = 0
    package var done = 0
    /// Milliseconds since the job that has waited longest fell due.
    package var longestWait = 0

    package init(at now: Timestamp, in tx: Transaction) throws {
        let counts: [StateCount] = try tx.all(
            """
            SELECT state, lease IS NOT NULL AS is_held, COUNT(*) AS number FROM jobs
            GROUP BY state, lease IS NOT NULL
            """)
        for count in counts {
            switch (count.state, count.isHeld) {
            case ("pending", true): running += count.number
            case ("pending", false): pending += count.number
            case ("failed", _): failed += count.number
            default: done += count.number
            }
        }
        let due: Timestamp? = try tx.value("SELECT MIN(due_at) FROM jobs WHERE state = 'pending' AND lease IS NULL")
        longestWait = due.map { max(0, now - $0) } ?? 0
    }

    private struct StateCount: RowDecodable {
        let state: String
        let isHeld: Bool
        let number: Int

        init(row: Row) throws {
            state = try row["state"]
            isHeld = try row["is_held"]
            number = try row["number"]
        }
    }
}
