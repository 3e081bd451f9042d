extension Transaction {
    /// Until `settleReferences`, rows may come before those that they refer to.
    package func deferReferences() throws {
        switch engine {
        case .sqlite: try run("PRAGMA defer_foreign_keys = ON")
        case .postgres: try alterReferences("DEFERRABLE INITIALLY DEFERRED")
        }
    }

    /// Throws when a row refers to one that never came. SQLite looks at the commit.
    package func settleReferences() throws {
        guard engine == .postgres else { return }
        try run("SET CONSTRAINTS ALL IMMEDIATE")
        try alterReferences("NOT DEFERRABLE")
    }

    private func alterReferences(_ how: StaticString) throws {
        let references: [Reference] = try all(
            """
            SELECT t.relname AS table_name, r.conname AS name FROM pg_constraint AS r
            JOIN pg_class AS t ON t.oid = r.conrelid
            JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = current_schema()
            WHERE r.contype = 'f' ORDER BY t.relname, r.conname
            """)
        for reference in references {
            let pieces: [Query.Piece] = [
                .literal("ALTER TABLE "), .name(SchemaName(text: reference.table)), .literal(" ALTER CONSTRAINT "),
                .name(SchemaName(text: reference.name)), .literal(" "), .literal(how),
            ]
            try run(Query(pieces: pieces, recurs: false))
        }
    }

    private struct Reference: RowDecodable {
        let table: String
        let name: String

        init(row: Row) throws {
            table = try row["table_name"]
            name = try row["name"]
        }
    }
}
