package import Storage

package enum Moderation {
    package static let migrations = [createCases, createDecisions, endDecisions]

    private static let createCases = Migration(
        "2026-11-26-02-moderation-cases",
        """
        CREATE TABLE moderation_cases (
            id          TEXT   PRIMARY KEY,
            thing_id    TEXT, -- none once forgotten
            kind        TEXT   NOT NULL,
            origin      TEXT   NOT NULL CHECK (origin IN ('reports', 'deadline', 'firstReading')),
            opened_at   BIGINT NOT NULL,
            assigned_to TEXT,
            closed_at   BIGINT
        )
        """,
        "CREATE UNIQUE INDEX moderation_cases_open_by_thing ON moderation_cases (thing_id) WHERE closed_at IS NULL",
        "CREATE INDEX moderation_cases_open ON moderation_cases (opened_at, id) WHERE closed_at IS NULL",
        "CREATE INDEX moderation_cases_by_thing ON moderation_cases (thing_id, opened_at)",
        """
        CREATE TABLE moderation_reports (
            id          TEXT   PRIMARY KEY,
            case_id     TEXT   NOT NULL REFERENCES moderation_cases (id),
            address     TEXT   NOT NULL, -- once forgotten, nothing is left but the reason
            revision    BIGINT NOT NULL,
            reason      TEXT   NOT NULL,
            offence     TEXT,
            explanation TEXT   NOT NULL,
            name        TEXT,
            email       TEXT,
            person_id   TEXT,
            language    TEXT   NOT NULL,
            sent_at     BIGINT NOT NULL,
            year        BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE moderation_follow_ups (
            secret_hash TEXT PRIMARY KEY, -- of a link in a letter to the reporter
            report_id   TEXT NOT NULL REFERENCES moderation_reports (id)
        )
        """,
        "CREATE INDEX moderation_follow_ups_by_report ON moderation_follow_ups (report_id)",
        "CREATE INDEX moderation_reports_by_case ON moderation_reports (case_id, id)",
        "CREATE INDEX moderation_reports_by_year ON moderation_reports (year)",
        """
        CREATE TABLE moderation_messages (
            id        TEXT   PRIMARY KEY,
            case_id   TEXT   NOT NULL REFERENCES moderation_cases (id),
            report_id TEXT   REFERENCES moderation_reports (id), -- whose reporter wrote it; none: a moderator did
            person_id TEXT,
            audience  TEXT   NOT NULL CHECK (audience IN ('moderators', 'reporters')),
            at        BIGINT NOT NULL,
            text      TEXT   NOT NULL
        )
        """,
        "CREATE INDEX moderation_messages_by_case ON moderation_messages (case_id, id)"
    )

    /// When what was withdrawn for a time was shown again.
    private static let endDecisions = Migration(
        "2026-11-26-c0-moderation-ends", "ALTER TABLE moderation_decisions ADD COLUMN ended_at BIGINT")

    private static let createDecisions = Migration(
        "2026-11-26-03-moderation-decisions",
        """
        CREATE TABLE moderation_decisions (
            id            TEXT   PRIMARY KEY,
            case_id       TEXT   NOT NULL REFERENCES moderation_cases (id),
            kind          TEXT   NOT NULL,
            outcome       TEXT   NOT NULL
                CHECK (outcome IN ('noAction', 'change', 'withdrawal', 'suspension', 'release', 'refusal')),
            subject       TEXT   NOT NULL, -- what most reports were about: a reason
            ground        TEXT   NOT NULL CHECK (ground IN ('none', 'law', 'rules')),
            reports       BIGINT NOT NULL,
            opened_at     BIGINT NOT NULL,
            decided_at    BIGINT NOT NULL,
            year          BIGINT NOT NULL,
            due_at        BIGINT,
            thing_id      TEXT, -- from here on: none, or empty, once forgotten
            title         TEXT   NOT NULL,
            address       TEXT   NOT NULL,
            reference     TEXT   NOT NULL,
            facts         TEXT   NOT NULL,
            public_reason TEXT   NOT NULL,
            suspended     TEXT,
            decided_by    TEXT
        )
        """,
        "CREATE INDEX moderation_decisions_by_case ON moderation_decisions (case_id, id)",
        "CREATE INDEX moderation_decisions_by_year ON moderation_decisions (year, outcome)",
        "CREATE INDEX moderation_decisions_by_thing ON moderation_decisions (thing_id, id)",
        """
        CREATE TABLE moderation_statements (
            secret_hash TEXT PRIMARY KEY, -- of the link in the letter to somebody concerned
            decision_id TEXT NOT NULL REFERENCES moderation_decisions (id),
            person_id   TEXT NOT NULL
        )
        """,
        "CREATE INDEX moderation_statements_by_person ON moderation_statements (person_id, decision_id)",
        "CREATE INDEX moderation_statements_by_decision ON moderation_statements (decision_id)",
        """
        CREATE TABLE moderation_appeals (
            id          TEXT    PRIMARY KEY,
            decision_id TEXT    NOT NULL REFERENCES moderation_decisions (id),
            side        TEXT    NOT NULL CHECK (side IN ('reporter', 'keeper')),
            report_id   TEXT    REFERENCES moderation_reports (id),
            person_id   TEXT,
            text        TEXT    NOT NULL,
            made_at     BIGINT  NOT NULL,
            outcome     TEXT    CHECK (outcome IN ('confirmed', 'reversed')),
            reasons     TEXT    NOT NULL,
            decided_at  BIGINT,
            decided_by  TEXT,
            is_by_same  BOOLEAN NOT NULL, -- the node had nobody else
            UNIQUE (decision_id, report_id),
            UNIQUE (decision_id, person_id)
        )
        """,
        "CREATE INDEX moderation_appeals_open ON moderation_appeals (made_at, id) WHERE decided_at IS NULL"
    )
}
