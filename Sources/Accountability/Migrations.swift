package import Storage

/// What is accounted for: one sheet for each replication, network, organization or territory and time.
package enum Accountability {
    package static let migrations = [
        Migration(
            "2026-11-28-10-sheets",
            """
            CREATE TABLE sheets (
                thing_id     TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                teller_id    TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                territory_id TEXT REFERENCES territories (id), -- of which it tells, where that is not the teller
                begins       TEXT NOT NULL, -- a month
                ends         TEXT NOT NULL
            )
            """,
            "CREATE INDEX sheets_by_teller ON sheets (teller_id, begins, thing_id)",
            "CREATE INDEX sheets_by_territory ON sheets (territory_id, begins, thing_id)",
            """
            CREATE TABLE sheet_readers (
                sheet_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                person_id TEXT   NOT NULL,
                since     BIGINT NOT NULL,
                added_by  TEXT,
                PRIMARY KEY (sheet_id, person_id)
            )
            """,
            "CREATE INDEX sheet_readers_by_person ON sheet_readers (person_id, sheet_id)",
            """
            CREATE TABLE sheet_comments (
                id        TEXT   PRIMARY KEY,
                sheet_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                revision  BIGINT NOT NULL, -- of the sheet, when it was written
                text      TEXT   NOT NULL,
                person_id TEXT,
                at        BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sheet_comments_by_sheet ON sheet_comments (sheet_id, id)",
            "CREATE INDEX sheet_comments_by_person ON sheet_comments (person_id)",
            """
            CREATE TABLE sheet_links (
                sheet_id    TEXT   PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                secret_hash TEXT   NOT NULL UNIQUE,
                person_id   TEXT   NOT NULL,
                created_at  BIGINT NOT NULL,
                expires_at  BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE sheet_addresses (
                sheet_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                address  TEXT   NOT NULL, -- of e-mail, in lower case
                added_by TEXT,
                since    BIGINT NOT NULL,
                PRIMARY KEY (sheet_id, address)
            )
            """,
            "CREATE INDEX sheet_addresses_by_address ON sheet_addresses (address, sheet_id)",
            "CREATE INDEX sheet_addresses_by_person ON sheet_addresses (added_by)",
            "CREATE INDEX sheet_links_by_end ON sheet_links (expires_at)",
            "CREATE INDEX sheet_links_by_person ON sheet_links (person_id)"
        ),
        Migration(
            "2026-11-28-11-sheet-letters",
            """
            CREATE TABLE sheet_letters ( -- that told somebody of a draft, until its publication
                sheet_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                person_id TEXT   NOT NULL,
                at        BIGINT NOT NULL,
                PRIMARY KEY (sheet_id, person_id)
            )
            """,
            "CREATE INDEX sheet_letters_by_person ON sheet_letters (person_id, at)"
        ),
    ]
}
