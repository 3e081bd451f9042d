package import Commons
import Practices
package import Search
package import Storage
package import Web

/// What places count in the same way.
package struct Indicators: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package var isTallied: Bool { true }

    package func store(_ content: IndicatorContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO indicators (thing_id, owner_id, ready) VALUES (\(thing.id), \(content.owner), \(content.ready?.rawValue))
            ON CONFLICT (thing_id) DO NOTHING
            """)
    }

    package func document(
        of thing: Thing, _ content: IndicatorContent, in tx: Transaction
    ) throws -> SearchDocument {
        var facets: [String: [String]] = [:]
        if let owner = try Thing.find(content.owner, in: tx), owner.kind == .practice {
            facets = try Practices().content(of: owner, in: tx).facets
            facets["practice"] = [owner.slug]
        }
        var document = SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: "\(content.question)\n\(content.counted)", path: thing.path, facets: facets,
            date: thing.updatedAt, isFictional: thing.isFictional)
        document.uncounted = ["practice"]
        document.add(try translations(of: thing, in: tx))
        return document
    }

    /// Proposes an indicator; those who keep its owner keep it.
    package func propose(
        _ content: IndicatorContent, _ origin: Origin = Origin(), by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .published
        origin.keptWith = content.owner
        return try create(content, origin, by: author, world: world, in: tx)
    }

    /// Those of some owners that are published, in the order in which they were told.
    package static func all(of owners: [Thing.ID], in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT i.thing_id FROM indicators i JOIN things t ON t.id = i.thing_id
            WHERE i.owner_id IN \(list: owners) AND t.visibility = 'published' ORDER BY i.thing_id LIMIT 200
            """)
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }

    /// Some indicator belongs to this thing, or something was observed of it.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM indicators WHERE owner_id = \(id)
            UNION ALL SELECT 1 FROM observations WHERE replication_id = \(id)
            UNION ALL SELECT 1 FROM observations WHERE indicator_id = \(id) LIMIT 1
            """)
        return found != nil
    }
}
