/// Rows of a table that refer to rows that are not there.
package struct Orphans: Sendable, Equatable, RowDecodable {
    package let table: String
    package let count: Int

    package init(row: Row) throws {
        table = try row["table_name"]
        count = try row["number"]
    }
}

extension Transaction {
    /// What contradicts itself in the database, at most a hundred sentences of the engine. PostgreSQL looks at its pages
    /// when it reads them, if its cluster was made with checksums.
    package func integrityProblems() throws -> [String] {
        guard engine == .sqlite else { return [] }
        let lines: [String] = try values("PRAGMA integrity_check(100)")
        return lines == ["ok"] ? [] : lines
    }

    /// PostgreSQL has none: it would not let them be written.
    package func orphans() throws -> [Orphans] {
        guard engine == .sqlite else { return [] }
        return try all(
            """
            SELECT "table" AS table_name, COUNT(*) AS number FROM pragma_foreign_key_check() GROUP BY "table"
            ORDER BY "table"
            """)
    }
}
