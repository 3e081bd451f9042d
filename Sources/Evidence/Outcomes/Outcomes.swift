package import Commons
import Practices
package import Search
package import Storage
package import Web

/// What practices are hoped to change.
package struct Outcomes: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package func store(_ content: OutcomeContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO outcomes (thing_id, practice_id) VALUES (\(thing.id), \(content.practice))
            ON CONFLICT (thing_id) DO NOTHING
            """)
    }

    package func document(
        of thing: Thing, _ content: OutcomeContent, in tx: Transaction
    ) throws -> SearchDocument {
        var document = try SearchDocument(of: thing, about: content.practice, text: content.question, in: tx)
        document.add(try translations(of: thing, in: tx))
        return document
    }

    /// Adds what is hoped for to a practice; whoever keeps `with` keeps it.
    package func propose(
        _ content: OutcomeContent, _ origin: Origin = Origin(), keptWith other: Thing.ID, by author: Authorship,
        world: World, in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .published
        origin.keptWith = other
        return try create(content, origin, by: author, world: world, in: tx)
    }

    /// Those of a practice that are published, in the order in which they were told.
    static func all(of practice: Thing.ID, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT o.thing_id FROM outcomes o JOIN things t ON t.id = o.thing_id
            WHERE o.practice_id = \(practice) AND t.visibility = 'published' ORDER BY o.thing_id LIMIT 100
            """)
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }
}

extension SearchDocument {
    /// What belongs to a practice is found by the needs that it answers.
    init(of thing: Thing, about practice: Thing.ID, text: String, in tx: Transaction) throws {
        var facets: [String: [String]] = [:]
        if let practice = try Thing.find(practice, in: tx) {
            facets = try Practices().content(of: practice, in: tx).facets
            facets["practice"] = [practice.slug]
        }
        self.init(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: text, path: thing.path, facets: facets, date: thing.updatedAt,
            isFictional: thing.isFictional)
        uncounted = ["practice"]
    }
}
