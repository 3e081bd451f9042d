package import Commons
package import Storage
import Web

extension Testimonies {
    package static let migrations = [
        Migration(
            "2026-11-27-60-testimonies",
            """
            CREATE TABLE testimonies (
                thing_id       TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                replication_id TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE
            )
            """,
            "CREATE INDEX testimonies_by_replication ON testimonies (replication_id, thing_id)",
            """
            CREATE TABLE testimony_codes (
                id           TEXT   PRIMARY KEY,
                testimony_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                theme        TEXT   NOT NULL,
                quote        TEXT   NOT NULL, -- within one paragraph, word for word
                revision     BIGINT NOT NULL, -- of the testimony, in which the quote was read
                person_id    TEXT,
                at           BIGINT NOT NULL
            )
            """,
            "CREATE INDEX testimony_codes_by_testimony ON testimony_codes (testimony_id, id)",
            "CREATE INDEX testimony_codes_by_person ON testimony_codes (person_id)"
        )
    ]

    package static let holdings = [
        Testimonies().holding("testimonies", filling: ["testimonies"]),
        Holding(
            "testimony-codes",
            HeldTable(
                "testimony_codes",
                [
                    .key("id", TestimonyCode.ID.self), .column("testimony_id", Thing.ID.self),
                    .column("theme", String.self), .column("quote", String.self), .column("revision", Int.self),
                    .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
                ])),
    ]

    package static let acts = ActNames(["testimony."], at: "testimonies.act.")

    package static let records = [
        PersonalRecords(
            "testimonies.records.codes", columns: ["testimony_codes": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, c.theme, c.quote, c.at FROM testimony_codes c JOIN things t ON t.id = c.testimony_id
                WHERE c.person_id = \(person.id) ORDER BY c.id
                """
            },
            erase: { leaving, tx in
                try tx.run(
                    "UPDATE testimony_codes SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
            })
    ]

    /// Somebody said something of this place.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value("SELECT 1 FROM testimonies WHERE replication_id = \(id) LIMIT 1")
        return found != nil
    }
}
