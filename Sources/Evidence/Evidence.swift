package import Commons
package import Storage

/// What places found, put together: outcomes of practices, studies of them, and what the next place may expect.
package enum Evidence {
    package static let migrations = [
        Migration(
            "2026-11-27-20-evidence",
            """
            CREATE TABLE outcomes (
                thing_id    TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                practice_id TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE
            )
            """,
            "CREATE INDEX outcomes_by_practice ON outcomes (practice_id, thing_id)",
            """
            CREATE TABLE studies (
                thing_id       TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                outcome_id     TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                replication_id TEXT REFERENCES things (id) ON DELETE CASCADE -- none of what was published elsewhere
            )
            """,
            "CREATE INDEX studies_by_outcome ON studies (outcome_id, thing_id)",
            "CREATE INDEX studies_by_replication ON studies (replication_id, thing_id)"
        )
    ]

    /// Outcomes before the studies that are of them.
    package static let holdings = [
        Outcomes().holding("outcomes", filling: ["outcomes"]), Studies().holding("studies", filling: ["studies"]),
    ]

    /// Something that is hoped of this practice, or found at this place or of this outcome.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM outcomes WHERE practice_id = \(id)
            UNION ALL SELECT 1 FROM studies WHERE replication_id = \(id)
            UNION ALL SELECT 1 FROM studies WHERE outcome_id = \(id) LIMIT 1
            """)
        return found != nil
    }
}
