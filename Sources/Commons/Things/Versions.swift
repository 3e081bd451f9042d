package import Storage

/// Counts the changes to what is many and is asked for as a whole, so that what is made of it can be kept in memory until
/// one of it changes.
package enum Versions {
    package static let migrations = [
        Migration(
            "2026-11-26-83-versions",
            """
            CREATE TABLE commons_versions (
                name    TEXT   PRIMARY KEY,
                version BIGINT NOT NULL
            )
            """)
    ]

    /// Greater after each change to what has one of the names.
    package static func current(of names: [String], in tx: Transaction) throws -> Int64 {
        try tx.value(
            "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM commons_versions WHERE name IN \(list: names)") ?? 0
    }

    /// Counted at the end of the transaction, once: whoever writes at the same time waits a moment, and no longer.
    package static func advance(_ name: String, in tx: Transaction) {
        tx.beforeCommit("version \(name)") { tx in
            try tx.run(
                """
                INSERT INTO commons_versions (name, version) VALUES (\(name), 1)
                ON CONFLICT (name) DO UPDATE SET version = commons_versions.version + 1
                """)
        }
    }
}
