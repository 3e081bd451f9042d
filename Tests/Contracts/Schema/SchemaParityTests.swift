import Fixtures
import Node
import Storage
import Testing

/// Both engines hold the same tables.
@Suite struct SchemaParityTests {
    /// The one thing that the engines say differently: the full-text index.
    private static let ownToOneEngine = "search_"

    @Test(.enabled(if: Engine.available.count == 2))
    func `both engines have the same tables, columns and keys`() async throws {
        let sqlite = try await Engine.sqlite.database(Rooms.migrations)
        let postgres = try await Engine.postgres.database(Rooms.migrations)

        let here = try await sqlite.read { tx in
            try Self.lines(Self.sqliteColumns, tx) + Self.lines(Self.sqliteIndexes, tx)
        }
        let there = try await postgres.read { tx in
            try Self.lines(Self.postgresColumns, tx) + Self.lines(Self.postgresIndexes, tx)
        }

        #expect(here.filter { !there.contains($0) } == [], "only on SQLite")
        #expect(there.filter { !here.contains($0) } == [], "only on PostgreSQL")
        #expect(here.count > 100)
    }

    private static func lines(_ query: Query, _ tx: Transaction) throws -> [String] {
        try (tx.values(query) as [String]).filter { !$0.hasPrefix(ownToOneEngine) && !$0.hasPrefix("sqlite_") }.sorted()
    }

    /// `table.column type [not null]`
    private static let sqliteColumns: Query = """
        SELECT t.name || '.' || c.name || ' ' || upper(c.type)
            || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN ' not null' ELSE '' END
        FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table'
        """

    private static let postgresColumns: Query = """
        SELECT table_name || '.' || column_name || ' ' || upper(data_type)
            || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END
        FROM information_schema.columns WHERE table_schema = current_schema()
        """

    /// `table (columns in order) [unique]`
    private static let sqliteIndexes: Query = """
        SELECT i.tbl || ' (' || group_concat(i.col, ',') || ')' || CASE WHEN i.is_unique = 1 THEN ' unique' ELSE '' END
        FROM (
            SELECT t.name AS tbl, l.name AS idx, l."unique" AS is_unique, c.name AS col
            FROM sqlite_master t, pragma_index_list(t.name) l, pragma_index_info(l.name) c
            WHERE t.type = 'table' ORDER BY t.name, l.name, c.seqno
        ) i
        GROUP BY i.tbl, i.idx, i.is_unique
        """

    private static let postgresIndexes: Query = """
        SELECT t.relname || ' (' || string_agg(a.attname, ',' ORDER BY k.position) || ')'
            || CASE WHEN x.indisunique THEN ' unique' ELSE '' END
        FROM pg_index x
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
        CROSS JOIN LATERAL unnest(CAST(x.indkey AS SMALLINT[])) WITH ORDINALITY AS k (number, position)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
        GROUP BY x.indexrelid, t.relname, x.indisunique
        """
}
