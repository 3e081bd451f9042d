package import Storage
import Web

/// The first contributions of somebody new wait until a moderator has read them, where the administrators want it so: such
/// a thing stays a draft, so that no list, map, search or feed shows it.
package enum FirstReadings {
    package static let migrations = [
        Migration(
            "2026-11-26-05-first-readings",
            "ALTER TABLE things ADD COLUMN reading TEXT CHECK (reading IN ('waiting', 'declined'))",
            "CREATE INDEX things_waiting ON things (updated_at, id) WHERE reading = 'waiting'",
            "CREATE INDEX things_by_author_and_visibility ON things (created_by, visibility)",
            """
            CREATE TABLE commons_rules (
                name  TEXT   PRIMARY KEY,
                value BIGINT NOT NULL
            )
            """
        )
    ]

    /// How many contributions of each newcomer are read first; 0 is none.
    package static func number(in tx: Transaction) throws -> Int {
        try tx.value("SELECT value FROM commons_rules WHERE name = 'first readings'") ?? 0
    }

    package static func setNumber(_ number: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO commons_rules (name, value) VALUES ('first readings', \(number))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }

    /// Whether what somebody shows has to be read first: they have shown fewer than the number, or it belongs to something
    /// that waits itself.
    static func holds(_ author: Authorship, keptWith other: Thing.ID?, in tx: Transaction) throws -> Bool {
        if let other, try Thing.find(other, in: tx)?.reading != nil { return true }
        guard !author.isTrusted, let person = author.person else { return false }
        let number = try number(in: tx)
        guard number > 0 else { return false }
        let shown: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM (
                SELECT id FROM things WHERE created_by = \(person) AND visibility = 'published' LIMIT \(number)) AS shown
            """)
        return (shown ?? 0) < number
    }

    /// Whether a thing that is shown has to be read first: what was declined always, whoever shows it.
    static func holds(_ thing: Thing, shownBy author: Authorship, in tx: Transaction) throws -> Bool {
        guard !author.isTrusted else { return false }
        return try thing.reading != nil || holds(author, keptWith: nil, in: tx)
    }

    /// What waits, the oldest first, `limit` of those after one.
    package static func waiting(after last: Thing.ID?, limit: Int, in tx: Transaction) throws -> [Thing] {
        let start: Query =
            last.map { "AND (updated_at, id) > (SELECT l.updated_at, l.id FROM things l WHERE l.id = \($0))" } ?? ""
        return try tx.all(
            """
            SELECT \(Thing.columns) FROM things WHERE reading = 'waiting' \(start) ORDER BY updated_at, id LIMIT \(limit)
            """)
    }

    /// One guarded UPDATE, so that two moderators cannot both decide. What is declined may be changed and read again.
    package static func end(_ thing: Thing, as reading: Reading?, in tx: Transaction) throws {
        let changed = try tx.run(
            "UPDATE things SET reading = \(reading) WHERE id = \(thing.id) AND reading = 'waiting'")
        guard changed == 1 else { throw AppError(.conflict, "commons.error.readMeanwhile") }
    }
}
