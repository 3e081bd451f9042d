package import Storage

extension Replications {
    package static let migrations = [
        createReplications, createAdaptations, createAdaptationParts, createFollowedEditions, createParents,
        createFigures, createEndings, createHandovers, createSilences, createStepVersions, countCosts,
        nameNeighbourhoods,
    ]

    private static let createReplications = Migration(
        "2026-11-23-30-replications",
        """
        CREATE TABLE replications (
            thing_id     TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
            practice_id  TEXT NOT NULL REFERENCES things (id),
            territory_id TEXT NOT NULL REFERENCES territories (id),
            state        TEXT NOT NULL CHECK (state IN ('envisaged', 'preparing', 'running', 'transformed', 'paused',
                'handed-over', 'purpose-met', 'not-viable')),
            since        TEXT NOT NULL
        )
        """,
        "CREATE INDEX replications_by_practice ON replications (practice_id, thing_id)",
        "CREATE INDEX replications_by_territory ON replications (territory_id, thing_id)",
        """
        CREATE TABLE replication_organizations (
            replication_id  TEXT   NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            organization_id TEXT   NOT NULL REFERENCES things (id),
            part            TEXT   NOT NULL CHECK (part IN ('carrier', 'partner')),
            position        BIGINT NOT NULL,
            PRIMARY KEY (replication_id, organization_id)
        )
        """,
        """
        CREATE INDEX replication_organizations_by_organization
        ON replication_organizations (organization_id, replication_id)
        """,
        """
        CREATE TABLE state_changes (
            replication_id TEXT   NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            number         BIGINT NOT NULL,
            state          TEXT   NOT NULL,
            date           TEXT,
            reason         TEXT   NOT NULL,
            lessons        TEXT   NOT NULL,
            person_id      TEXT,
            recorded_at    BIGINT NOT NULL,
            PRIMARY KEY (replication_id, number)
        )
        """
    )

    private static let createAdaptations = Migration(
        "2026-11-23-31-adaptations",
        """
        CREATE TABLE adaptations (
            thing_id       TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
            replication_id TEXT NOT NULL REFERENCES replications (thing_id),
            date           TEXT NOT NULL
        )
        """,
        "CREATE INDEX adaptations_by_replication ON adaptations (replication_id, date, thing_id)",
        """
        CREATE TABLE adaptation_facets (
            adaptation_id TEXT NOT NULL REFERENCES adaptations (thing_id) ON DELETE CASCADE,
            facet         TEXT NOT NULL,
            term          TEXT NOT NULL,
            PRIMARY KEY (adaptation_id, facet, term)
        )
        """,
        "CREATE INDEX adaptation_facets_by_term ON adaptation_facets (facet, term, adaptation_id)"
    )

    private static let createEndings = Migration(
        "2026-11-26-71-endings",
        """
        CREATE TABLE endings (
            replication_id TEXT   NOT NULL,
            number         BIGINT NOT NULL,
            tried          TEXT   NOT NULL,
            obstacles      TEXT   NOT NULL,
            again          TEXT   NOT NULL,
            documents      TEXT   NOT NULL,
            equipment      TEXT   NOT NULL,
            contacts       TEXT   NOT NULL,
            PRIMARY KEY (replication_id, number),
            FOREIGN KEY (replication_id, number)
                REFERENCES state_changes (replication_id, number) ON DELETE CASCADE
        )
        """
    )

    /// What was told of a step before it was told again.
    private static let createStepVersions = Migration(
        "2026-11-26-a0-step-versions",
        """
        CREATE TABLE step_versions (
            replication_id TEXT   NOT NULL,
            number         BIGINT NOT NULL, -- of the step
            version        BIGINT NOT NULL,
            reason         TEXT   NOT NULL,
            lessons        TEXT   NOT NULL,
            tried          TEXT   NOT NULL,
            obstacles      TEXT   NOT NULL,
            again          TEXT   NOT NULL,
            documents      TEXT   NOT NULL,
            equipment      TEXT   NOT NULL,
            contacts       TEXT   NOT NULL,
            person_id      TEXT, -- who told it otherwise, and when
            at             BIGINT NOT NULL,
            PRIMARY KEY (replication_id, number, version),
            FOREIGN KEY (replication_id, number)
                REFERENCES state_changes (replication_id, number) ON DELETE CASCADE
        )
        """
    )

    private static let createAdaptationParts = Migration(
        "2026-11-26-60-adaptation-parts",
        """
        CREATE TABLE adaptation_parts (
            adaptation_id TEXT NOT NULL REFERENCES adaptations (thing_id) ON DELETE CASCADE,
            part          TEXT NOT NULL, -- the name of a part of the practice
            change        TEXT NOT NULL CHECK (change IN ('changed', 'dropped', 'added')),
            PRIMARY KEY (adaptation_id, part)
        )
        """
    )

    private static let createHandovers = Migration(
        "2026-11-26-72-handovers",
        """
        CREATE TABLE handovers (
            id             TEXT    PRIMARY KEY,
            secret_hash    TEXT    NOT NULL UNIQUE,
            replication_id TEXT    NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            successor      TEXT    NOT NULL,
            offered_by     TEXT    NOT NULL,
            leaves         BOOLEAN NOT NULL,
            reason         TEXT    NOT NULL,
            lessons        TEXT    NOT NULL,
            tried          TEXT    NOT NULL,
            obstacles      TEXT    NOT NULL,
            again          TEXT    NOT NULL,
            documents      TEXT    NOT NULL,
            equipment      TEXT    NOT NULL,
            contacts       TEXT    NOT NULL,
            created_at     BIGINT  NOT NULL,
            expires_at     BIGINT  NOT NULL,
            answer         TEXT CHECK (answer IN ('accepted', 'declined', 'withdrawn')),
            answered_by    TEXT,
            answered_at    BIGINT
        )
        """,
        "CREATE INDEX handovers_by_replication ON handovers (replication_id, expires_at)",
        "CREATE INDEX handovers_by_expiry ON handovers (expires_at)"
    )

    private static let createSilences = Migration(
        "2026-11-26-73-silences",
        """
        CREATE TABLE silences (
            replication_id TEXT   PRIMARY KEY REFERENCES replications (thing_id) ON DELETE CASCADE,
            last_news_at   BIGINT NOT NULL,
            asked_at       BIGINT NOT NULL,
            times          BIGINT NOT NULL,
            silent_at      BIGINT -- when its page began to say that there is no news
        )
        """
    )

    private static let createFollowedEditions = Migration(
        "2026-11-26-61-followed-editions",
        """
        CREATE TABLE followed_editions (
            replication_id TEXT   PRIMARY KEY REFERENCES replications (thing_id) ON DELETE CASCADE,
            number         BIGINT NOT NULL,
            since          BIGINT NOT NULL,
            person_id      TEXT
        )
        """
    )

    /// A parent may come after its child in an import, and may go before it: nothing holds it.
    private static let createParents = Migration(
        "2026-11-26-70-replication-parents",
        """
        CREATE TABLE replication_parents (
            replication_id TEXT   NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            parent_id      TEXT   NOT NULL,
            position       BIGINT NOT NULL,
            PRIMARY KEY (replication_id, parent_id)
        )
        """,
        "CREATE INDEX replication_parents_by_parent ON replication_parents (parent_id, replication_id)"
    )

    private static let createFigures = Migration(
        "2026-11-26-84-figures",
        """
        CREATE TABLE replication_figures (
            replication_id TEXT   NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            number         BIGINT NOT NULL,
            measure        TEXT   NOT NULL CHECK (measure IN ('reached', 'jobs')),
            year           BIGINT NOT NULL CHECK (year BETWEEN 1900 AND 2200),
            amount         BIGINT CHECK (amount >= 0), -- in hundredths; none when it is not known after all
            source         TEXT   NOT NULL,
            person_id      TEXT,
            recorded_at    BIGINT NOT NULL,
            PRIMARY KEY (replication_id, number)
        )
        """
    )

    private static let countCosts = Migration(
        "2026-11-27-50-costs",
        """
        CREATE TABLE new_replication_figures (
            replication_id TEXT   NOT NULL REFERENCES replications (thing_id) ON DELETE CASCADE,
            number         BIGINT NOT NULL,
            measure        TEXT   NOT NULL CHECK (measure IN ('reached', 'jobs', 'cost')),
            year           BIGINT NOT NULL CHECK (year BETWEEN 1900 AND 2200),
            amount         BIGINT CHECK (amount >= 0), -- in hundredths; none when it is not known after all
            source         TEXT   NOT NULL,
            person_id      TEXT,
            recorded_at    BIGINT NOT NULL,
            PRIMARY KEY (replication_id, number)
        )
        """,
        """
        INSERT INTO new_replication_figures
            (replication_id, number, measure, year, amount, source, person_id, recorded_at)
        SELECT replication_id, number, measure, year, amount, source, person_id, recorded_at FROM replication_figures
        """,
        "DROP TABLE replication_figures",
        "ALTER TABLE new_replication_figures RENAME TO replication_figures"
    )

    private static let nameNeighbourhoods = Migration(
        "2026-11-28-51-neighbourhoods",
        "ALTER TABLE replications ADD COLUMN neighbourhood TEXT CHECK (length(neighbourhood) BETWEEN 1 AND 120)",
        "ALTER TABLE replications ADD COLUMN neighbourhood_people BIGINT CHECK (neighbourhood_people > 0)"
    )
}
