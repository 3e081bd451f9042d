package import Commons
import Markdown
package import Search
package import Storage
package import Web

/// Changes, the heart of the commons: what one place did differently, so that the next one knows.
package struct Adaptations: KindOfThing {
    package init() {}

    package var editors: Access { .carrier }

    package func store(_ content: AdaptationContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO adaptations (thing_id, replication_id, date)
            VALUES (\(thing.id), \(content.replication), \(content.date))
            ON CONFLICT (thing_id) DO UPDATE SET date = \(content.date)
            """
        )
        if try Silence.since(content.replication, in: tx) != nil { try hearAgain(content.replication, in: tx) }
        try Silence.end(of: content.replication, in: tx)
        try storeParts(content, of: thing, in: tx)
        try tx.run("DELETE FROM adaptation_facets WHERE adaptation_id = \(thing.id)")
        for facet in FrameFacet.allCases {
            for term in content.answers[facet] ?? [] {
                try tx.run(
                    """
                    INSERT INTO adaptation_facets (adaptation_id, facet, term)
                    VALUES (\(thing.id), \(facet.rawValue), \(term)) ON CONFLICT DO NOTHING
                    """
                )
            }
        }
    }

    private func storeParts(_ content: AdaptationContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run("DELETE FROM adaptation_parts WHERE adaptation_id = \(thing.id)")
        for part in content.parts {
            try tx.run(
                """
                INSERT INTO adaptation_parts (adaptation_id, part, change)
                VALUES (\(thing.id), \(part.part), \(part.change.rawValue)) ON CONFLICT DO NOTHING
                """
            )
        }
    }

    /// Something was told of a replication of which there was no news: a search shows its state again.
    private func hearAgain(_ replication: Thing.ID, in tx: Transaction) throws {
        if let thing = try Thing.find(replication, in: tx) { Replications().reindex(thing, in: tx) }
    }

    /// An adaptation is found by the facets of its replication, where it belongs.
    package func document(
        of thing: Thing, _ content: AdaptationContent, in tx: Transaction
    ) throws -> SearchDocument {
        var about: SearchDocument?
        if let parent = try Thing.find(content.replication, in: tx) {
            let replications = Replications()
            let text = try replications.content(of: parent, in: tx)
            about = try replications.document(of: parent, text, in: tx)
        }
        var document = SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: Markdown("\(content.what)\n\n\(content.why)").plainText, path: thing.path,
            facets: about?.facets ?? [:], date: thing.updatedAt, isFictional: thing.isFictional)
        document.uncounted = about?.uncounted ?? []
        document.mentions = about?.mentions ?? []
        return document
    }

    /// What the published changes of some replications are called, by replication.
    package static func titles(of replications: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: [String]] {
        let lines: [TitleLine] = try tx.all(
            """
            SELECT a.replication_id, t.title FROM adaptations a JOIN things t ON t.id = a.thing_id
            WHERE a.replication_id IN \(list: replications) AND t.visibility = 'published'
            ORDER BY a.replication_id, a.date, a.thing_id LIMIT 20000
            """)
        return Dictionary(grouping: lines, by: \.replication).mapValues { $0.map(\.title) }
    }

    /// Which parts of their practice the published changes of some replications touch, and how, by replication.
    package static func touches(of replications: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: [Touch]] {
        let lines: [TouchLine] = try tx.all(
            """
            SELECT a.replication_id, p.part, p.change, t.title
            FROM adaptation_parts p JOIN adaptations a ON a.thing_id = p.adaptation_id
                JOIN things t ON t.id = p.adaptation_id
            WHERE a.replication_id IN \(list: replications) AND t.visibility = 'published'
            ORDER BY a.replication_id, a.date, p.adaptation_id, p.part LIMIT 20000
            """)
        return Dictionary(grouping: lines, by: \.replication).mapValues { $0.compactMap(\.touch) }
    }

    /// One part that a change touches.
    package struct Touch: Sendable {
        package let change: PartChange
        /// What the change is called.
        package let title: String
    }

    private struct TouchLine: RowDecodable {
        let replication: Thing.ID
        let touch: Touch?

        init(row: Row) throws {
            replication = try row["replication_id"]
            let title: String = try row["title"]
            let text = "\(try row["change"] as String) \(try row["part"] as String)"
            touch = PartChange(text: text).map { Touch(change: $0, title: title) }
        }
    }

    /// Who told of a change first; nil where that came from elsewhere.
    package static func author(of adaptation: Thing.ID, in tx: Transaction) throws -> Person.ID? {
        try tx.value("SELECT person_id FROM revisions WHERE thing_id = \(adaptation) AND number = 1")
    }

    private struct TitleLine: RowDecodable {
        let replication: Thing.ID
        let title: String

        init(row: Row) throws {
            replication = try row["replication_id"]
            title = try row["title"]
        }
    }

    /// Records a change; the carriers of the replication keep it.
    package func record(
        _ content: AdaptationContent, of replication: Thing, _ origin: Origin = Origin(), by author: Authorship,
        world: World, in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .published
        origin.keptWith = replication.id
        return try create(content, origin, by: author, world: world, in: tx)
    }
}
