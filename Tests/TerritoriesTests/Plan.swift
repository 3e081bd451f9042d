import Storage

/// How an engine means to answer a query.
enum Plan {
    static func of(_ query: Query, in tx: Transaction) throws -> String {
        switch tx.engine {
        case .sqlite:
            let steps: [SQLiteStep] = try tx.all("EXPLAIN QUERY PLAN \(query)")
            return steps.map(\.detail).joined(separator: "\n")
        case .postgres:
            let lines: [String] = try tx.values("EXPLAIN \(query)")
            return lines.joined(separator: "\n")
        }
    }

    private struct SQLiteStep: RowDecodable {
        let detail: String
        init(row: Row) throws { detail = try row["detail"] }
    }
}
