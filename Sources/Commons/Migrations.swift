package import Storage

package enum Commons {
    package static let migrations =
        [createThings, createKeepers, createAudit, letPeopleLeave, addWithdrawalReason]
        + ProofOfWork.migrations + FirstReadings.migrations + [countVersions, noteChangesInstead, translateByParagraph]

    private static let createThings = Migration(
        "2026-11-23-01-things",
        """
        CREATE TABLE things (
            id           TEXT    PRIMARY KEY,
            kind         TEXT    NOT NULL,
            slug         TEXT    NOT NULL CHECK (length(slug) BETWEEN 1 AND 100),
            language     TEXT    NOT NULL,
            title        TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
            summary      TEXT    NOT NULL,
            visibility   TEXT    NOT NULL CHECK (visibility IN ('draft', 'published', 'withdrawn')),
            is_fictional BOOLEAN NOT NULL,
            revision     BIGINT  NOT NULL CHECK (revision > 0),
            content      TEXT    NOT NULL, -- the latest revision's content, as JSON
            created_at   BIGINT  NOT NULL,
            updated_at   BIGINT  NOT NULL,
            created_by   TEXT,
            source       TEXT,
            licence      TEXT    NOT NULL,
            kept_with    TEXT REFERENCES things (id), -- the thing whose keepers look after this one too
            UNIQUE (kind, slug)
        )
        """,
        "CREATE INDEX things_by_kind ON things (kind, visibility, updated_at, id)",
        """
        CREATE TABLE former_slugs (
            kind     TEXT NOT NULL,
            slug     TEXT NOT NULL,
            thing_id TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            PRIMARY KEY (kind, slug)
        )
        """,
        """
        CREATE TABLE revisions (
            thing_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            number    BIGINT NOT NULL,
            at        BIGINT NOT NULL,
            person_id TEXT,
            reason    TEXT   NOT NULL,
            content   TEXT   NOT NULL,
            PRIMARY KEY (thing_id, number)
        )
        """,
        """
        CREATE TABLE translations (
            thing_id    TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            language    TEXT   NOT NULL,
            of_revision BIGINT NOT NULL,
            content     TEXT   NOT NULL,
            person_id   TEXT,
            at          BIGINT NOT NULL,
            PRIMARY KEY (thing_id, language)
        )
        """
    )

    private static let createKeepers = Migration(
        "2026-11-23-02-keepers",
        """
        CREATE TABLE keepers (
            thing_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            person_id TEXT   NOT NULL,
            since     BIGINT NOT NULL,
            added_by  TEXT,
            PRIMARY KEY (thing_id, person_id)
        )
        """,
        "CREATE INDEX keepers_by_person ON keepers (person_id, thing_id)",
        """
        CREATE TABLE keeper_invitations (
            id          TEXT   PRIMARY KEY,
            secret_hash TEXT   NOT NULL UNIQUE,
            thing_id    TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            invited_by  TEXT   NOT NULL,
            created_at  BIGINT NOT NULL,
            expires_at  BIGINT NOT NULL,
            accepted_by TEXT,
            accepted_at BIGINT
        )
        """,
        "CREATE INDEX keeper_invitations_by_thing ON keeper_invitations (thing_id)"
    )

    private static let createAudit = Migration(
        "2026-11-23-03-audit",
        """
        CREATE TABLE audit_entries (
            subject   TEXT   NOT NULL,
            act       TEXT   NOT NULL,
            person_id TEXT,
            at        BIGINT NOT NULL,
            detail    TEXT   NOT NULL
        )
        """,
        "CREATE INDEX audit_by_subject ON audit_entries (subject, at)",
        "CREATE INDEX audit_by_person ON audit_entries (person_id, at)"
    )

    /// What one person did is found, and what nobody looks after any more is known.
    private static let letPeopleLeave = Migration(
        "2026-11-26-10-leaving",
        "ALTER TABLE things ADD COLUMN left_at BIGINT",  // when its last keeper left
        "CREATE INDEX things_by_author ON things (created_by)",
        "CREATE INDEX things_left ON things (left_at) WHERE left_at IS NOT NULL",
        "CREATE INDEX revisions_by_person ON revisions (person_id)",
        "CREATE INDEX translations_by_person ON translations (person_id)",
        "CREATE INDEX keeper_invitations_by_end ON keeper_invitations (expires_at)",
        "CREATE INDEX audit_by_time ON audit_entries (at)",
        "CREATE INDEX audit_by_act ON audit_entries (act, at)"
    )

    private static let countVersions = Migration(
        "2026-11-26-83-versions",
        """
        CREATE TABLE commons_versions (
            name    TEXT   PRIMARY KEY,
            version BIGINT NOT NULL
        )
        """)

    /// All writers of a kind met in one row; now each thing is told by itself (`Changes`).
    private static let noteChangesInstead = Migration(
        "2026-11-26-b1-changes-instead", "DROP TABLE commons_versions")

    private static let addWithdrawalReason = Migration(
        "2026-11-26-01-withdrawal-reason",
        // What the page says to everybody in place of what was withdrawn.
        "ALTER TABLE things ADD COLUMN withdrawal_reason TEXT"
    )
}
