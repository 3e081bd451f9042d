package import Storage

package enum Territories {
    package static let migrations = [createTerritories, createHierarchies, createKeys, createRentalValues]

    private static let createTerritories = Migration(
        "2026-11-23-10-territories",
        """
        CREATE TABLE territories (
            id                 TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 2 AND 24),
            echelon            TEXT NOT NULL CHECK (echelon IN
                ('country', 'region', 'department', 'intercommunality', 'commune', 'subdivision')),
            code               TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 24),
            name               TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
            english_name       TEXT CHECK (length(english_name) BETWEEN 1 AND 120),
            folded             TEXT NOT NULL, -- the order of lists
            slug               TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 160),
            nature             TEXT CHECK (nature IN ('CC', 'CA', 'CU', 'METRO', 'MET69')),
            population         BIGINT CHECK (population >= 0),
            population_total   BIGINT CHECK (population_total >= 0),
            population_vintage TEXT,
            population_origin  TEXT CHECK (population_origin IN ('official', 'sum')),
            latitude           DOUBLE PRECISION CHECK (latitude BETWEEN -90 AND 90),
            longitude          DOUBLE PRECISION CHECK (longitude BETWEEN -180 AND 180),
            position_precision TEXT NOT NULL CHECK (position_precision IN ('exact', 'epci', 'centre', 'country', 'none')),
            valid_from         TEXT NOT NULL,
            valid_until        TEXT,
            successor_id       TEXT REFERENCES territories (id),
            CHECK ((latitude IS NULL) = (position_precision = 'none')),
            CHECK ((latitude IS NULL) = (longitude IS NULL)),
            CHECK ((population IS NULL) = (population_vintage IS NULL)),
            CHECK ((population IS NULL) = (population_origin IS NULL)),
            CHECK (successor_id IS NULL OR valid_until IS NOT NULL)
        )
        """,
        "CREATE INDEX territories_by_name ON territories (echelon, folded, id)",
        "CREATE INDEX territories_by_population ON territories (echelon, population, id) WHERE valid_until IS NULL",
        "CREATE INDEX territories_by_successor ON territories (successor_id) WHERE successor_id IS NOT NULL",
        """
        CREATE TABLE territory_former_slugs (
            slug         TEXT NOT NULL PRIMARY KEY,
            territory_id TEXT NOT NULL REFERENCES territories (id)
        )
        """,
        """
        CREATE TABLE territory_vintages (
            file        TEXT   NOT NULL PRIMARY KEY,
            vintage     TEXT   NOT NULL,
            figures     TEXT   NOT NULL,
            imported_at BIGINT NOT NULL
        )
        """
    )

    private static let createHierarchies = Migration(
        "2026-11-23-11-territory-hierarchies",
        """
        CREATE TABLE territory_links (
            child_id    TEXT NOT NULL REFERENCES territories (id),
            hierarchy   TEXT NOT NULL CHECK (hierarchy IN ('administrative', 'intercommunal')),
            parent_id   TEXT NOT NULL REFERENCES territories (id),
            valid_from  TEXT NOT NULL,
            valid_until TEXT, -- a territory that ceased to exist keeps its last parents
            PRIMARY KEY (child_id, hierarchy, parent_id, valid_from)
        )
        """,
        """
        CREATE UNIQUE INDEX territory_links_current ON territory_links (child_id, hierarchy) WHERE valid_until IS NULL
        """,
        "CREATE INDEX territory_links_by_parent ON territory_links (parent_id, hierarchy, child_id)",
        """
        CREATE TABLE territory_ancestors (
            territory_id TEXT   NOT NULL REFERENCES territories (id),
            ancestor_id  TEXT   NOT NULL REFERENCES territories (id),
            hierarchy    TEXT   NOT NULL CHECK (hierarchy IN ('administrative', 'intercommunal', 'succession')),
            distance     BIGINT NOT NULL CHECK (distance BETWEEN 0 AND 8), -- 0: each is within itself
            PRIMARY KEY (territory_id, ancestor_id, hierarchy)
        )
        """,
        "CREATE INDEX territory_ancestors_by_ancestor ON territory_ancestors (ancestor_id, territory_id)"
    )

    private static let createKeys = Migration(
        "2026-11-23-12-territory-keys",
        """
        CREATE TABLE territory_keys (
            territory_id TEXT   NOT NULL REFERENCES territories (id),
            folded       TEXT   NOT NULL CHECK (length(folded) > 0),
            head         TEXT   NOT NULL, -- the first two characters of folded
            rank         BIGINT NOT NULL CHECK (rank IN (0, 1)), -- 0: a name of its own
            echelon      TEXT   NOT NULL,
            weight       BIGINT NOT NULL, -- the biggest first
            PRIMARY KEY (territory_id, folded)
        )
        """,
        "CREATE INDEX territory_keys_by_head ON territory_keys (head, folded, rank, weight, echelon, territory_id)"
    )

    private static let createRentalValues = Migration(
        "2026-11-28-10-territory-rental-values",
        """
        CREATE TABLE territory_rental_values (
            territory_id TEXT   NOT NULL PRIMARY KEY REFERENCES territories (id),
            euros        BIGINT NOT NULL CHECK (euros > 0) -- a year, of the average dwelling
        )
        """
    )
}
