package import Storage
package import Web

/// How many replications are in which state.
package struct StateCounts: Sendable {
    private let counts: [ReplicationState: Int]

    package init(_ entries: [ReplicationEntry]) {
        counts = Dictionary(entries.map { ($0.state, 1) }, uniquingKeysWith: +)
    }

    /// Of those that a condition on `r` (replications) or `t` (their things) picks, of the latest changed `bound`.
    package init(where condition: Query, atMost bound: Int, in tx: Transaction) throws {
        let lines: [Line] = try tx.all(
            """
            SELECT state, COUNT(*) AS replications FROM (
                SELECT r.state FROM replications r JOIN things t ON t.id = r.thing_id
                WHERE t.visibility = 'published' AND \(condition)
                ORDER BY t.updated_at DESC LIMIT \(bound)) AS counted
            GROUP BY state
            """)
        counts = Dictionary(lines.map { ($0.state, $0.count) }) { first, _ in first }
    }

    package var total: Int { counts.values.reduce(0, +) }

    /// In one sentence: how many there are, how many run, were transformed, ended. The words are those of the states.
    package func finding(_ texts: Texts) -> String {
        let ended = ReplicationState.allCases.filter(\.isEnding).reduce(0) { $0 + (counts[$1] ?? 0) }
        let parts = [
            ("running", counts[.running] ?? 0), ("transformed", counts[.transformed] ?? 0), ("ended", ended),
        ]
        let told = parts.filter { $0.1 > 0 }.map { name, count in texts("replications.count.\(name)", count: count) }
        return ([texts("replications.count", count: total)] + told).joined(separator: ", ")
    }

    private struct Line: RowDecodable {
        let state: ReplicationState
        let count: Int

        init(row: Row) throws {
            state = try row["state"]
            count = try row["replications"]
        }
    }
}
