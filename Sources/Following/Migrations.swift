package import Storage

package enum Following {
    package static let migrations = [
        Migration(
            "2026-11-26-87-follows",
            """
            CREATE TABLE follows (
                id         TEXT   PRIMARY KEY,
                person_id  TEXT   NOT NULL,
                kind       TEXT   NOT NULL CHECK (kind IN
                    ('practice', 'replication', 'organization', 'network', 'territory', 'search')),
                subject    TEXT   NOT NULL, -- an identifier, or the address of a search
                cadence    TEXT   NOT NULL CHECK (cadence IN ('at-once', 'daily', 'weekly', 'never')),
                since      BIGINT NOT NULL,
                told_until BIGINT NOT NULL,
                UNIQUE (person_id, kind, subject)
            )
            """,
            "CREATE INDEX follows_by_cadence ON follows (cadence, told_until, person_id)"
        )
    ]
}
