package import Storage

extension Networks {
    package static let migrations = [createNetworks, createMeetings]

    private static let createNetworks = Migration(
        "2026-11-26-80-networks",
        """
        CREATE TABLE networks (
            thing_id    TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
            kind        TEXT NOT NULL,
            folded_name TEXT NOT NULL
        )
        """,
        "CREATE INDEX networks_by_name ON networks (folded_name)",
        """
        CREATE TABLE memberships (
            id           TEXT   PRIMARY KEY,
            network_id   TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            member_kind  TEXT   NOT NULL CHECK (member_kind IN ('organization', 'territory', 'replication', 'network')),
            thing_id     TEXT REFERENCES things (id) ON DELETE CASCADE,
            territory_id TEXT REFERENCES territories (id),
            type         TEXT   NOT NULL CHECK (type IN ('member', 'founder', 'associate', 'partner')),
            begins       TEXT,
            ends         TEXT,
            state        TEXT   NOT NULL CHECK (state IN ('asked', 'invited', 'active', 'declined', 'ended')),
            note         TEXT   NOT NULL,
            reason       TEXT   NOT NULL,
            asked_by     TEXT,
            asked_at     BIGINT NOT NULL,
            answered_by  TEXT,
            answered_at  BIGINT,
            ended_by     TEXT,
            ended_at     BIGINT,
            CHECK ((member_kind = 'territory') = (territory_id IS NOT NULL)),
            CHECK ((thing_id IS NULL) = (territory_id IS NOT NULL)),
            CHECK (thing_id IS NULL OR thing_id <> network_id)
        )
        """,
        "CREATE INDEX memberships_by_network ON memberships (network_id, state, member_kind, id)",
        "CREATE INDEX memberships_by_thing ON memberships (thing_id, state, id)",
        "CREATE INDEX memberships_by_territory ON memberships (territory_id, state, id)",
        // One that is open at a time: what was declined or ended may begin again.
        """
        CREATE UNIQUE INDEX memberships_open_things ON memberships (network_id, thing_id)
        WHERE state IN ('asked', 'invited', 'active')
        """,
        """
        CREATE UNIQUE INDEX memberships_open_territories ON memberships (network_id, territory_id)
        WHERE state IN ('asked', 'invited', 'active')
        """
    )

    private static let createMeetings = Migration(
        "2026-11-26-81-meetings",
        """
        CREATE TABLE meetings (
            id           TEXT   PRIMARY KEY,
            network_id   TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            title        TEXT   NOT NULL,
            date         TEXT   NOT NULL,
            place        TEXT   NOT NULL,
            notes        TEXT   NOT NULL,
            created_by   TEXT,
            created_at   BIGINT NOT NULL,
            cancelled_at BIGINT
        )
        """,
        "CREATE INDEX meetings_by_network ON meetings (network_id, date, id)"
    )
}
