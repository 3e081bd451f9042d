/// What a database looks like, in words that are the same on both engines, so that a test can compare them.
///
/// Left out: what the engines say differently by nature (the text of defaults, checks and conditions), SQLite's virtual
/// tables and their shadows.
package struct Schema: Sendable, Equatable {
    package struct Table: Sendable, Equatable {
        package let name: String

        /// One line for each column, key and index, sorted: `balance BIGINT NOT NULL`, `PRIMARY KEY (id)`,
        /// `INDEX accounts_by_owner (owner DESC) UNIQUE PARTIAL`.
        package let facts: [String]
    }

    /// By name.
    package let tables: [Table]

    /// The tables that the database's connections see unqualified.
    package static func describe(_ database: Database) async throws -> Schema {
        try await database.read { tx in
            let queries = SchemaQueries.of(tx.engine)
            let columns: [SchemaColumn] = try tx.all(queries.columns)
            let indexes: [SchemaIndexColumn] = try tx.all(queries.indexes)
            let references: [SchemaReference] = try tx.all(queries.references)
            return Schema(columns, indexes, references)
        }
    }

    private init(_ columns: [SchemaColumn], _ indexes: [SchemaIndexColumn], _ references: [SchemaReference]) {
        var facts = Dictionary(grouping: columns, by: \.table).mapValues { $0.map(\.fact) }
        for (table, rows) in Dictionary(grouping: indexes, by: \.table) {
            let indexes = Dictionary(grouping: rows, by: \.index).values
            facts[table, default: []] += indexes.compactMap(SchemaIndexColumn.fact)
        }
        for (table, rows) in Dictionary(grouping: references, by: \.table) {
            let references = Dictionary(grouping: rows, by: \.id).values
            facts[table, default: []] += references.compactMap(SchemaReference.fact)
        }
        tables = facts.sorted { $0.key < $1.key }.map { Table(name: $0.key, facts: $0.value.sorted()) }
    }
}
