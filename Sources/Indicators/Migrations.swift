package import Storage

extension Indicators {
    package static let migrations = [
        Migration(
            "2026-11-27-30-indicators",
            """
            CREATE TABLE indicators (
                thing_id TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                owner_id TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                ready    TEXT -- the ready indicator that it was made from
            )
            """,
            "CREATE INDEX indicators_by_owner ON indicators (owner_id, thing_id)",
            """
            CREATE TABLE observations (
                replication_id TEXT    NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                number         BIGINT  NOT NULL CHECK (number > 0),
                indicator_id   TEXT    NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                period         TEXT    NOT NULL,
                amount         BIGINT,           -- in hundredths; none when it is not known after all
                whole          BIGINT,           -- in hundredths: what stands below the line
                spread         BIGINT,           -- in hundredths: a standard deviation
                source         TEXT    NOT NULL,
                method         TEXT    NOT NULL,
                asked          TEXT    NOT NULL,
                doubts         TEXT    NOT NULL,
                breakdown      TEXT    NOT NULL, -- JSON, or nothing
                is_latest      BOOLEAN NOT NULL, -- of its replication, indicator and period
                person_id      TEXT,
                recorded_at    BIGINT  NOT NULL,
                PRIMARY KEY (replication_id, number)
            )
            """,
            "CREATE INDEX observations_by_indicator ON observations (indicator_id, period, replication_id, number)",
            "CREATE INDEX observations_by_person ON observations (person_id)",
            """
            CREATE TABLE observation_sums (
                indicator_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                period       TEXT   NOT NULL,
                told         BIGINT NOT NULL, -- how many replications
                amount       BIGINT NOT NULL, -- in hundredths
                whole        BIGINT NOT NULL, -- in hundredths
                weighted     BIGINT NOT NULL, -- amounts times wholes, in hundredths
                PRIMARY KEY (indicator_id, period)
            )
            """
        ),
        Migration(
            "2026-11-27-f0-observation-packs",
            // All numbers that hold of a replication (`PackedNumbers`). One without a row is read from its observations.
            """
            CREATE TABLE observation_packs (
                replication_id TEXT  PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                numbers        BYTEA NOT NULL
            )
            """
        ),
    ]
}
