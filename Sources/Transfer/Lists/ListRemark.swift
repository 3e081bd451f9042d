import Commons
package import Storage

/// What is said of several lines that would be carried out: a counted text, and how many they are.
package struct ListRemark: Sendable, Equatable, Encodable {
    package let key: String
    package let lines: Int

    /// What concerns most lines comes first.
    package static func all(of list: ListImport.ID, in tx: Transaction) throws -> [ListRemark] {
        let counts: [Count] = try tx.all(
            """
            SELECT problems, COUNT(*) AS lines FROM import_lines
            WHERE import_id = \(list) AND verdict IN ('add', 'change') AND problems <> '[]'
            GROUP BY problems ORDER BY COUNT(*) DESC, problems LIMIT 20
            """)
        return counts.flatMap { count in count.problems.map { ListRemark(key: $0.key, lines: count.lines) } }
    }

    private struct Count: RowDecodable {
        let problems: [ListProblem]
        let lines: Int

        init(row: Row) throws {
            problems = try HeldLine.decode(try row["problems"])
            lines = try row["lines"]
        }
    }
}
