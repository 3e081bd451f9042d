package import Commons
package import Search
package import Storage
import Territories
package import Web

/// Associations, cooperatives, public bodies…: whoever carries or stewards something.
package struct Organizations: KindOfThing {
    package init() {}

    package var editors: Access { .member }

    package var isTallied: Bool { true }

    package func store(_ content: OrganizationContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO organizations (thing_id, kind, territory_id, folded_name)
            VALUES (\(thing.id), \(content.kind), \(content.territory), \(Slug.make(content.title)))
            ON CONFLICT (thing_id) DO UPDATE SET kind = \(content.kind), territory_id = \(content.territory),
                folded_name = \(Slug.make(content.title))
            """
        )
    }

    package func document(
        of thing: Thing, _ content: OrganizationContent, in tx: Transaction
    ) throws -> SearchDocument {
        var facets = ["carrier": [content.kind.rawValue]]
        var (position, mentions): (Position?, [String]) = (nil, [])
        if let id = content.territory, let territory = try Territory.find(id, in: tx) {
            let around = try territory.withAncestors(in: tx)
            facets["territory"] = around.map(\.id.rawValue)
            position = territory.position
            mentions = around.names
        }
        var document = SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: content.description, path: thing.path, facets: facets, date: thing.updatedAt,
            latitude: position?.latitude, longitude: position?.longitude, isFictional: thing.isFictional)
        document.uncounted = ["territory"]
        document.mentions = mentions
        return document
    }

    /// Those whose name begins with what is being typed, then those with such words in their name.
    package static func suggestions(matching typed: String, limit: Int, in tx: Transaction) throws -> [Thing] {
        let beginning = Slug.make(typed)
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT o.thing_id FROM organizations o JOIN things t ON t.id = o.thing_id
            WHERE o.folded_name >= \(beginning) AND o.folded_name < \(beginning + "~") AND t.visibility = 'published'
            ORDER BY o.folded_name, o.thing_id LIMIT \(limit)
            """
        )
        return try Thing.suggested(ids + Thing.titled(typed, .organization, in: tx), limit, in: tx)
    }

    /// The kinds of some organizations, for the facets of what they carry.
    package static func kinds(of ids: [Thing.ID], in tx: Transaction) throws -> [OrganizationKind] {
        try tx.values("SELECT DISTINCT kind FROM organizations WHERE thing_id IN \(list: ids) ORDER BY kind LIMIT 20")
    }

    package static let migrations = [
        Migration(
            "2026-11-23-10-organizations",
            """
            CREATE TABLE organizations (
                thing_id     TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                kind         TEXT NOT NULL,
                territory_id TEXT REFERENCES territories (id),
                folded_name  TEXT NOT NULL
            )
            """,
            "CREATE INDEX organizations_by_territory ON organizations (territory_id)",
            "CREATE INDEX organizations_by_name ON organizations (folded_name)"
        )
    ]
}
