import Storage
import Web

/// An address that a thing had.
struct HeldFormerSlug: HeldRow, RowDecodable {
    let thing: Thing.ID
    let kind: Kind
    let slug: String

    init(row: Row) throws {
        thing = try row["thing_id"]
        kind = try row["kind"]
        slug = try row["slug"]
    }

    var people: [Person.ID] { [] }

    static let holding = Holding(
        "former-slugs", tables: ["former_slugs"], of: HeldFormerSlug.self,
        page: { last, limit, tx in
            let rows: [HeldFormerSlug] = try tx.all(
                """
                SELECT thing_id, kind, slug FROM former_slugs WHERE thing_id IN (
                    SELECT DISTINCT thing_id FROM former_slugs WHERE thing_id > \(last?.thing.rawValue ?? "")
                    ORDER BY thing_id LIMIT \(limit))
                """)
            // Engines order slugs differently, identifiers alike.
            return rows.sorted { ($0.thing, $0.slug) < ($1.thing, $1.slug) }
        },
        present: { row, tx in
            try tx.first(
                "SELECT thing_id, kind, slug FROM former_slugs WHERE kind = \(row.kind) AND slug = \(row.slug)")
        },
        take: { row, tx in
            try tx.run(
                "INSERT INTO former_slugs (kind, slug, thing_id) VALUES (\(row.kind), \(row.slug), \(row.thing))")
        })
}
