package import Commons
package import Storage

/// What was promised: settled before, judged after, never changed.
package enum Goals {
    package static let migrations = [
        Migration(
            "2026-11-27-40-goals",
            """
            CREATE TABLE goals (
                id             TEXT   PRIMARY KEY,
                replication_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                indicator_id   TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                baseline       BIGINT, -- in hundredths; none when it is not known
                target         BIGINT NOT NULL, -- in hundredths
                sense          TEXT   NOT NULL CHECK (sense IN ('at-least', 'at-most')),
                due            TEXT   NOT NULL,
                success        TEXT   NOT NULL,
                funder         TEXT   NOT NULL,
                amends_id      TEXT   REFERENCES goals (id) ON DELETE CASCADE, -- the earlier one that this stands beside
                why            TEXT   NOT NULL,
                text           TEXT   NOT NULL, -- all of it, as it was settled
                digest         TEXT   NOT NULL, -- SHA-256 of the text
                person_id      TEXT,
                locked_at      BIGINT NOT NULL
            )
            """,
            "CREATE INDEX goals_by_replication ON goals (replication_id, locked_at, id)",
            "CREATE INDEX goals_by_indicator ON goals (indicator_id)",
            "CREATE INDEX goals_by_amended ON goals (amends_id)",
            "CREATE INDEX goals_by_person ON goals (person_id)",
            """
            CREATE TABLE goal_narratives (
                goal_id   TEXT   NOT NULL REFERENCES goals (id) ON DELETE CASCADE,
                number    BIGINT NOT NULL CHECK (number > 0),
                text      TEXT   NOT NULL,
                person_id TEXT,
                at        BIGINT NOT NULL,
                PRIMARY KEY (goal_id, number)
            )
            """,
            "CREATE INDEX goal_narratives_by_person ON goal_narratives (person_id)"
        ),
        Migration(
            "2026-11-27-70-goal-offers",
            "ALTER TABLE goals ADD COLUMN agreed_with_id TEXT",  // who agreed to it here
            "ALTER TABLE goals ADD COLUMN agreed_at BIGINT",
            "CREATE INDEX goals_by_funder ON goals (agreed_with_id)",
            """
            CREATE TABLE goal_offers (
                id             TEXT   PRIMARY KEY,
                replication_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                funder_id      TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                indicator_id   TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                baseline       BIGINT, -- in hundredths; none when it is not known
                target         BIGINT NOT NULL, -- in hundredths
                sense          TEXT   NOT NULL CHECK (sense IN ('at-least', 'at-most')),
                due            TEXT   NOT NULL,
                success        TEXT   NOT NULL,
                amends_id      TEXT   REFERENCES goals (id) ON DELETE CASCADE,
                why            TEXT   NOT NULL,
                person_id      TEXT,
                offered_at     BIGINT NOT NULL,
                state          TEXT   NOT NULL CHECK (state IN ('waiting', 'agreed', 'declined', 'withdrawn')),
                words          TEXT   NOT NULL, -- of whoever answered
                answered_by    TEXT,
                answered_at    BIGINT,
                goal_id        TEXT   REFERENCES goals (id) ON DELETE CASCADE -- what it became
            )
            """,
            "CREATE INDEX goal_offers_by_replication ON goal_offers (replication_id, state)",
            "CREATE INDEX goal_offers_by_funder ON goal_offers (funder_id, state)",
            "CREATE INDEX goal_offers_by_indicator ON goal_offers (indicator_id)",
            "CREATE INDEX goal_offers_by_amended ON goal_offers (amends_id)",
            "CREATE INDEX goal_offers_by_goal ON goal_offers (goal_id)",
            "CREATE INDEX goal_offers_by_person ON goal_offers (person_id)",
            "CREATE INDEX goal_offers_by_answer ON goal_offers (answered_by)"
        ),
    ]

    /// Some goal is about this thing.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM goals WHERE replication_id = \(id) OR agreed_with_id = \(id)
            UNION ALL SELECT 1 FROM goals WHERE indicator_id = \(id)
            UNION ALL SELECT 1 FROM goal_offers
            WHERE replication_id = \(id) OR indicator_id = \(id) OR funder_id = \(id) LIMIT 1
            """)
        return found != nil
    }
}
