package import Storage

package enum Administration {
    package static let migrations = [createSite]

    private static let createSite = Migration(
        "2026-11-24-01-site",
        """
        CREATE TABLE site_settings (
            key        TEXT   NOT NULL,
            language   TEXT   NOT NULL, -- '' where the value is the same in all
            value      TEXT   NOT NULL,
            revision   BIGINT NOT NULL CHECK (revision > 0),
            changed_at BIGINT NOT NULL,
            changed_by TEXT,
            PRIMARY KEY (key, language)
        )
        """,
        """
        CREATE TABLE own_wordings (
            key        TEXT   NOT NULL,
            language   TEXT   NOT NULL,
            text       TEXT   NOT NULL,
            changed_at BIGINT NOT NULL,
            changed_by TEXT,
            PRIMARY KEY (key, language)
        )
        """
    )
}
