package import Commons
import Markdown
package import Search
package import Storage
package import Web

/// Groups of organizations, territories, replications and networks that keep in touch.
package struct Networks: KindOfThing {
    package init() {}

    package var editors: Access { .steward }

    package var isTallied: Bool { true }

    package func store(_ content: NetworkContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO networks (thing_id, kind, folded_name)
            VALUES (\(thing.id), \(content.kind), \(Slug.make(content.title)))
            ON CONFLICT (thing_id) DO UPDATE SET kind = \(content.kind), folded_name = \(Slug.make(content.title))
            """)
    }

    package func document(of thing: Thing, _ content: NetworkContent, in tx: Transaction) throws -> SearchDocument {
        SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: Markdown(content.description).plainText, path: thing.path, facets: [:],
            date: thing.updatedAt, isFictional: thing.isFictional)
    }

    /// Those whose name begins with what is being typed, then those with such words in their name.
    static func suggestions(matching typed: String, limit: Int, in tx: Transaction) throws -> [Thing] {
        let beginning = Slug.make(typed)
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT n.thing_id FROM networks n JOIN things t ON t.id = n.thing_id
            WHERE n.folded_name >= \(beginning) AND n.folded_name < \(beginning + "~") AND t.visibility = 'published'
            ORDER BY n.folded_name, n.thing_id LIMIT \(limit)
            """)
        return try Thing.suggested(ids + Thing.titled(typed, .network, in: tx), limit, in: tx)
    }
}
