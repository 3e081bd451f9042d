/// The catalogues of the two engines, read as the same rows.
struct SchemaQueries {
    let columns: Query
    let indexes: Query
    let references: Query

    static func of(_ engine: DatabaseEngine) -> SchemaQueries {
        switch engine {
        case .sqlite: sqlite
        case .postgres: postgres
        }
    }

    static let sqlite = SchemaQueries(
        columns: """
            SELECT t.name AS table_name, c.name AS column_name, c.type AS type,
                   c."notnull" = 1 OR c.pk > 0 AS is_required, c.dflt_value IS NOT NULL AS has_default
            FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
            WHERE t.schema = 'main' AND t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_'
            """,
        indexes: """
            SELECT t.name AS table_name, i.name AS index_name, i.origin AS origin, i."unique" AS is_unique,
                   i.partial AS is_partial, c.name AS column_name, c."desc" AS descends
            FROM pragma_table_list AS t, pragma_index_list(t.name) AS i, pragma_index_xinfo(i.name) AS c
            WHERE t.schema = 'main' AND t.type = 'table' AND c.key = 1
            ORDER BY t.name, i.name, c.seqno
            """,
        references: """
            SELECT t.name AS table_name, r.id AS id, r."from" AS column_name, r."table" AS target,
                   COALESCE(r."to", (SELECT p.name FROM pragma_table_info(r."table") AS p WHERE p.pk = r.seq + 1))
                       AS target_column,
                   r.on_delete AS on_delete
            FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS r
            WHERE t.schema = 'main' AND t.type = 'table'
            ORDER BY t.name, r.id, r.seq
            """
    )

    static let postgres = SchemaQueries(
        columns: """
            SELECT t.relname AS table_name, c.attname AS column_name, format_type(c.atttypid, c.atttypmod) AS type,
                   c.attnotnull AS is_required, c.atthasdef AS has_default
            FROM pg_class AS t
            JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = current_schema()
            JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
            WHERE t.relkind = 'r'
            """,
        indexes: """
            SELECT t.relname AS table_name, i.relname AS index_name,
                   CASE WHEN x.indisprimary THEN 'pk' WHEN u.oid IS NOT NULL THEN 'u' ELSE 'c' END AS origin,
                   x.indisunique AS is_unique, x.indpred IS NOT NULL AS is_partial, c.attname AS column_name,
                   x.indoption[k.position - 1] & 1 = 1 AS descends
            FROM pg_index AS x
            JOIN pg_class AS i ON i.oid = x.indexrelid
            JOIN pg_class AS t ON t.oid = x.indrelid
            JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = current_schema()
            CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k (attribute, position)
            LEFT JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum = k.attribute AND k.attribute > 0
            LEFT JOIN pg_constraint AS u ON u.conindid = x.indexrelid AND u.contype = 'u'
            ORDER BY t.relname, i.relname, k.position
            """,
        references: """
            SELECT t.relname AS table_name, CAST(r.oid AS BIGINT) AS id, c.attname AS column_name, f.relname AS target,
                   d.attname AS target_column,
                   CASE r.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT'
                       WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END AS on_delete
            FROM pg_constraint AS r
            JOIN pg_class AS t ON t.oid = r.conrelid
            JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = current_schema()
            JOIN pg_class AS f ON f.oid = r.confrelid
            CROSS JOIN LATERAL unnest(r.conkey, r.confkey) WITH ORDINALITY AS k (attribute, target, position)
            JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum = k.attribute
            JOIN pg_attribute AS d ON d.attrelid = f.oid AND d.attnum = k.target
            WHERE r.contype = 'f'
            ORDER BY t.relname, r.oid, k.position
            """
    )
}
