extension Transaction {
    /// Removes every table, virtual ones included: for a database in which nobody has written anything yet.
    package func dropAllTables() throws {
        let references: [SchemaReference] = try all(SchemaQueries.of(engine).references)
        var left = try tableNames()
        // SQLite drops no table while another refers to it; nothing refers to the last one.
        while !left.isEmpty {
            let wanted = Set(references.filter { $0.table != $0.target && left.contains($0.table) }.map(\.target))
            let free = left.filter { !wanted.contains($0) }
            for name in free.isEmpty ? left : free { try drop(name) }
            left = free.isEmpty ? [] : left.filter { wanted.contains($0) }
        }
    }

    private func tableNames() throws -> [String] {
        switch engine {
        case .sqlite:
            try values(
                """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type IN ('table', 'virtual') AND substr(name, 1, 7) <> 'sqlite_'
                """)
        case .postgres:
            try values(
                """
                SELECT t.relname FROM pg_class AS t
                JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = current_schema()
                WHERE t.relkind = 'r'
                """)
        }
    }

    private func drop(_ name: String) throws {
        let end: StaticString = engine == .postgres ? " CASCADE" : ""
        let pieces: [Query.Piece] = [.literal("DROP TABLE "), .name(SchemaName(text: name)), .literal(end)]
        try run(Query(pieces: pieces, recurs: false))
    }
}
