package import Storage

/// What comes of an edition in the places that carry a practice, and what comes back from them.
package enum Editions {
    package static let migrations = [createAnswers, createProposals]

    private static let createAnswers = Migration(
        "2026-11-26-62-edition-answers",
        """
        CREATE TABLE edition_answers (
            replication_id TEXT   NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            number         BIGINT NOT NULL, -- of the edition that is answered
            part           TEXT   NOT NULL,
            from_number    BIGINT NOT NULL, -- of the edition that was followed until then
            answer         TEXT   NOT NULL CHECK (answer IN ('taken-up', 'adapted', 'declined')),
            reason         TEXT   NOT NULL,
            person_id      TEXT,
            at             BIGINT NOT NULL,
            PRIMARY KEY (replication_id, number, part)
        )
        """
    )

    private static let createProposals = Migration(
        "2026-11-26-63-proposals",
        """
        CREATE TABLE proposals (
            adaptation_id TEXT   PRIMARY KEY REFERENCES adaptations (thing_id) ON DELETE CASCADE,
            practice_id   TEXT   NOT NULL REFERENCES practices (thing_id) ON DELETE CASCADE,
            why           TEXT   NOT NULL,
            proposed_at   BIGINT NOT NULL,
            person_id     TEXT,
            answer        TEXT CHECK (answer IN ('taken-up', 'not-now', 'variant')),
            edition       BIGINT,
            reason        TEXT   NOT NULL,
            answered_at   BIGINT,
            answered_by   TEXT
        )
        """,
        "CREATE INDEX proposals_by_practice ON proposals (practice_id, adaptation_id)",
        """
        CREATE TABLE proposal_echoes (
            adaptation_id  TEXT   NOT NULL REFERENCES proposals (adaptation_id) ON DELETE CASCADE,
            replication_id TEXT   NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            note           TEXT   NOT NULL,
            person_id      TEXT,
            at             BIGINT NOT NULL,
            PRIMARY KEY (adaptation_id, replication_id)
        )
        """,
        """
        CREATE TABLE part_origins (
            practice_id   TEXT   NOT NULL REFERENCES practices (thing_id) ON DELETE CASCADE,
            part          TEXT   NOT NULL,
            adaptation_id TEXT   NOT NULL REFERENCES proposals (adaptation_id) ON DELETE CASCADE,
            edition       BIGINT NOT NULL,
            PRIMARY KEY (practice_id, part, adaptation_id)
        )
        """,
        "CREATE INDEX part_origins_by_adaptation ON part_origins (adaptation_id)"
    )
}
