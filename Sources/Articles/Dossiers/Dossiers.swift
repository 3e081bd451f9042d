package import Commons
import Markdown
package import Search
package import Storage
package import Web

/// Ordered lists of what is read together.
package struct Dossiers: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package func store(_ content: DossierContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run("DELETE FROM dossier_entries WHERE dossier_id = \(thing.id)")
        for (index, entry) in content.entries.enumerated() {
            try tx.run(
                """
                INSERT INTO dossier_entries (dossier_id, number, thing_id)
                VALUES (\(thing.id), \(index + 1), \(entry))
                """)
        }
    }

    package func document(of thing: Thing, _ content: DossierContent, in tx: Transaction) throws -> SearchDocument {
        SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: Markdown(content.introduction).plainText, path: thing.path, facets: [:],
            date: thing.updatedAt, isFictional: thing.isFictional)
    }

    package var holding: Holding { holding("dossiers", filling: ["dossier_entries"]) }

    /// The dossiers in which a thing stands, for everybody.
    static func containing(_ thing: Thing.ID, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT e.dossier_id FROM dossier_entries e JOIN things t ON t.id = e.dossier_id
            WHERE e.thing_id = \(thing) AND t.visibility = 'published' ORDER BY e.dossier_id LIMIT 20
            """)
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }

    package static let migrations = [
        Migration(
            "2026-11-27-31-dossiers",
            """
            CREATE TABLE dossier_entries (
                dossier_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                number     BIGINT NOT NULL CHECK (number > 0),
                thing_id   TEXT   NOT NULL,
                PRIMARY KEY (dossier_id, number)
            )
            """,
            "CREATE INDEX dossier_entries_by_thing ON dossier_entries (thing_id, dossier_id)"
        )
    ]
}
