package import Storage

/// What comes in and goes out: a whole commons as one archive, lists that people made, and open data.
package enum Transfer {
    package static let migrations = [rememberPeople, createImports, restUndoing]

    private static let rememberPeople = Migration(
        "2026-11-26-40-remembered-people",
        """
        CREATE TABLE remembered_people (
            id   TEXT PRIMARY KEY, -- a person's identifier on the node that they wrote on
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
        )
        """
    )

    private static let createImports = Migration(
        "2026-11-26-41-imports",
        """
        CREATE TABLE imports (
            id          TEXT   PRIMARY KEY,
            kind        TEXT   NOT NULL,
            file_name   TEXT   NOT NULL,
            source      TEXT   NOT NULL,
            language    TEXT   NOT NULL,
            encoding    TEXT   NOT NULL,
            delimiter   TEXT   NOT NULL, -- '' of JSON
            ignored     TEXT   NOT NULL, -- columns that are not understood, as a JSON list
            state       TEXT   NOT NULL CHECK (state IN
                ('rehearsing', 'rehearsed', 'applying', 'stopped', 'applied', 'undoing', 'undone')),
            total       BIGINT NOT NULL,
            reason      TEXT   NOT NULL,
            made_by     TEXT,
            made_at     BIGINT NOT NULL,
            undone_by   TEXT,
            undo_reason TEXT   NOT NULL DEFAULT ''
        )
        """,
        """
        CREATE TABLE import_lines (
            import_id       TEXT   NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
            number          BIGINT NOT NULL,
            line            BIGINT NOT NULL,
            key             TEXT   NOT NULL,
            cells           TEXT   NOT NULL, -- as they were read, by column, as JSON
            verdict         TEXT   CHECK (verdict IN ('add', 'change', 'same', 'refuse')),
            problems        TEXT   NOT NULL, -- a JSON list
            outcome         TEXT   CHECK (outcome IN ('add', 'change', 'same', 'refuse')),
            thing_id        TEXT,
            revision_before BIGINT,
            revision_after  BIGINT,
            touched_at      BIGINT,
            undone          TEXT   CHECK (undone IN ('erased', 'withdrawn', 'restored', 'left', 'gone')),
            PRIMARY KEY (import_id, number)
        )
        """,
        "CREATE INDEX import_lines_by_verdict ON import_lines (import_id, verdict, number)",
        "CREATE INDEX import_lines_by_outcome ON import_lines (import_id, outcome, number)",
        """
        CREATE TABLE import_keys (
            kind     TEXT NOT NULL,
            source   TEXT NOT NULL,
            key      TEXT NOT NULL,
            thing_id TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            PRIMARY KEY (kind, source, key)
        )
        """,
        "CREATE INDEX import_keys_by_thing ON import_keys (thing_id)"
    )

    /// An import that is stopped was being carried out, or taken back.
    private static let restUndoing = Migration(
        "2026-11-26-c1-imports-undo-rests",
        "ALTER TABLE imports ADD COLUMN undo_rests BOOLEAN NOT NULL DEFAULT FALSE")
}
