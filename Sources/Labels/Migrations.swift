package import Storage

extension Labels {
    package static let migrations = [
        Migration(
            "2026-11-26-90-labels",
            """
            CREATE TABLE labels (
                id             TEXT   PRIMARY KEY,
                issuer_id      TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                practice_id    TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                replication_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                state          TEXT   NOT NULL CHECK (state IN ('asked', 'appealed', 'visiting', 'reported', 'granted',
                    'refused', 'answered', 'withdrawn', 'left')),
                round          BIGINT NOT NULL CHECK (round > 0), -- the number of the present visit
                step           BIGINT NOT NULL CHECK (step > 0),  -- the number of the last event
                asked_at       BIGINT NOT NULL,
                granted_at     BIGINT, -- none while nothing is granted, or once it was taken or given back
                expires_on     TEXT,   -- the last day on which it stands
                recalled_on    TEXT,   -- the end of which letters were sent
                UNIQUE (replication_id, issuer_id)
            )
            """,
            "CREATE INDEX labels_by_issuer ON labels (issuer_id, id)",
            "CREATE INDEX labels_by_practice ON labels (practice_id, id)",
            "CREATE INDEX labels_by_end ON labels (expires_on, id)",
            """
            CREATE TABLE label_rounds (
                label_id    TEXT    NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
                number      BIGINT  NOT NULL CHECK (number > 0),
                edition     BIGINT  NOT NULL, -- of the practice: whose principles are judged
                language    TEXT    NOT NULL,
                principles  TEXT    NOT NULL, -- JSON: their texts as they were then
                is_appeal   BOOLEAN NOT NULL,
                reported_at BIGINT, -- when the findings were handed in: from then on everybody reads them
                outcome     TEXT    CHECK (outcome IN ('granted', 'refused')),
                decided_at  BIGINT,
                reason      TEXT    NOT NULL,
                missing     TEXT    NOT NULL, -- JSON: the numbers of the principles that are not honoured
                expires_on  TEXT,
                PRIMARY KEY (label_id, number)
            )
            """,
            """
            CREATE TABLE label_visitors (
                label_id       TEXT    NOT NULL,
                round          BIGINT  NOT NULL,
                person_id      TEXT    NOT NULL,
                replication_id TEXT    REFERENCES things (id) ON DELETE SET NULL, -- the one that they carry
                state          TEXT    NOT NULL CHECK (state IN ('named', 'agreed', 'declined', 'left')),
                is_shown       BOOLEAN NOT NULL, -- agreed to be named in public
                named_at       BIGINT  NOT NULL,
                PRIMARY KEY (label_id, round, person_id),
                FOREIGN KEY (label_id, round) REFERENCES label_rounds (label_id, number) ON DELETE CASCADE
            )
            """,
            "CREATE INDEX label_visitors_by_person ON label_visitors (person_id, label_id)",
            "CREATE INDEX label_visitors_by_replication ON label_visitors (replication_id)",
            """
            CREATE TABLE label_findings (
                label_id  TEXT   NOT NULL,
                round     BIGINT NOT NULL,
                principle BIGINT NOT NULL CHECK (principle > 0),
                finding   TEXT   NOT NULL CHECK (finding IN ('honoured', 'partly', 'missing')),
                evidence  TEXT   NOT NULL,
                link      TEXT,
                revision  BIGINT NOT NULL,
                person_id TEXT,
                at        BIGINT NOT NULL,
                PRIMARY KEY (label_id, round, principle),
                FOREIGN KEY (label_id, round) REFERENCES label_rounds (label_id, number) ON DELETE CASCADE
            )
            """,
            "CREATE INDEX label_findings_by_person ON label_findings (person_id)",
            """
            CREATE TABLE label_events (
                label_id  TEXT   NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
                number    BIGINT NOT NULL CHECK (number > 0),
                act       TEXT   NOT NULL,
                at        BIGINT NOT NULL,
                person_id TEXT,
                text      TEXT   NOT NULL, -- read by everybody
                PRIMARY KEY (label_id, number)
            )
            """,
            "CREATE INDEX label_events_by_person ON label_events (person_id)"
        ),
        Migration(
            "2026-11-27-91-label-evidence",
            // An image or a document of this node that shows what was found.
            "ALTER TABLE label_findings ADD COLUMN medium_id TEXT REFERENCES things (id) ON DELETE SET NULL",
            // What shows it tells of people who did not agree that everybody reads of them.
            "ALTER TABLE label_findings ADD COLUMN is_private BOOLEAN NOT NULL DEFAULT FALSE",
            "CREATE INDEX label_findings_by_medium ON label_findings (medium_id)"
        ),
    ]
}
