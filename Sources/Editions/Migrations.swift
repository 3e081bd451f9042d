package import Storage

/// What comes of an edition in the places that carry a practice, and what comes back from them.
package enum Editions {
    package static let migrations = [createAnswers]

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
}
