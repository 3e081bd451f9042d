package import Storage

extension Media {
    package static let migrations = [
        Migration(
            "2026-11-26-e0-media",
            """
            CREATE TABLE media_files (
                sha256      TEXT   PRIMARY KEY,
                type        TEXT   NOT NULL, -- image/jpeg
                bytes       BIGINT NOT NULL,
                width       BIGINT,
                height      BIGINT,
                created_at  BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE media (
                thing_id          TEXT    PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                file              TEXT    NOT NULL REFERENCES media_files (sha256),
                kind              TEXT    NOT NULL,
                lacks_alternative BOOLEAN NOT NULL
            )
            """,
            "CREATE INDEX media_by_file ON media (file)",
            // What is made of a file: each follows from it, and can be made again.
            """
            CREATE TABLE media_versions (
                original TEXT NOT NULL REFERENCES media_files (sha256) ON DELETE CASCADE,
                name     TEXT NOT NULL, -- 640.webp
                file     TEXT NOT NULL REFERENCES media_files (sha256),
                PRIMARY KEY (original, name)
            )
            """,
            "CREATE INDEX media_versions_by_file ON media_versions (file)",
            """
            CREATE TABLE media_making (
                file        TEXT   PRIMARY KEY REFERENCES media_files (sha256) ON DELETE CASCADE,
                state       TEXT   NOT NULL CHECK (state IN ('waiting', 'working', 'done', 'failed')),
                done        BIGINT NOT NULL DEFAULT 0,
                total       BIGINT NOT NULL,
                placeholder TEXT, -- a very small picture, as a data address
                changed_at  BIGINT NOT NULL
            )
            """
        ),
        Migration(
            "2026-11-26-e1-media-uses",
            """
            CREATE TABLE media_uses (
                thing_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                medium_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                added_at  BIGINT NOT NULL,
                added_by  TEXT,
                PRIMARY KEY (thing_id, medium_id)
            )
            """,
            "CREATE INDEX media_uses_by_medium ON media_uses (medium_id)"
        ),
        Migration(
            "2026-11-27-e2-media-recordings",
            "ALTER TABLE media_files ADD COLUMN duration BIGINT",  // in milliseconds
            "ALTER TABLE media_files ADD COLUMN pages BIGINT",
            // Why what is made of a file was not made to its end.
            "ALTER TABLE media_making ADD COLUMN obstacle TEXT",
            "ALTER TABLE media_making ADD COLUMN waveform TEXT",  // a letter for each piece of a sound
            // The words in a document, for the search: they follow from the file.
            """
            CREATE TABLE media_texts (
                file TEXT PRIMARY KEY REFERENCES media_files (sha256) ON DELETE CASCADE,
                text TEXT NOT NULL
            )
            """
        ),
    ]
}
