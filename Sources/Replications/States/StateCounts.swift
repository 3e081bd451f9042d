package import Search
package import Storage
package import Web

/// How many replications are in which state.
package struct StateCounts: Sendable {
    private let counts: [ReplicationState: Int]
    package let total: SearchTotal

    package init(_ entries: [ReplicationEntry]) {
        counts = Dictionary(entries.map { ($0.state, 1) }, uniquingKeysWith: +)
        total = SearchTotal(count: entries.count, isExact: true)
    }

    package init(_ newest: NewestDocuments) {
        let known = (newest.counts["state"] ?? [:]).compactMap { state, count in
            ReplicationState(rawValue: state).map { ($0, count) }
        }
        counts = Dictionary(uniqueKeysWithValues: known)
        total = newest.total
    }

    /// Of those that a condition on `r` (replications) or `t` (their things) picks, as far as they are counted.
    package init(where condition: Query, in tx: Transaction) throws {
        let lines: [Line] = try tx.all(
            """
            SELECT state, COUNT(*) AS replications FROM (
                SELECT r.state FROM replications r JOIN things t ON t.id = r.thing_id
                WHERE t.visibility = 'published' AND \(condition) LIMIT \(SearchIndex.mostCounted + 1)) AS counted
            GROUP BY state
            """)
        counts = Dictionary(lines.map { ($0.state, $0.count) }) { first, _ in first }
        let count = counts.values.reduce(0, +)
        total = SearchTotal(count: min(count, SearchIndex.mostCounted), isExact: count <= SearchIndex.mostCounted)
    }

    /// In one sentence: how many there are, how many run, were transformed, ended. The words are those of the states.
    /// Where there are more than are counted, it says only that.
    package func finding(_ texts: Texts) -> String {
        guard total.isExact else { return texts("replications.count.more", ["count": texts.number(total.count)]) }
        let ended = ReplicationState.allCases.filter(\.isEnding).reduce(0) { $0 + (counts[$1] ?? 0) }
        let parts = [
            ("running", counts[.running] ?? 0), ("transformed", counts[.transformed] ?? 0), ("ended", ended),
        ]
        let told = parts.filter { $0.1 > 0 }.map { name, count in texts("replications.count.\(name)", count: count) }
        return ([texts("replications.count", count: total.count)] + told).joined(separator: ", ")
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
