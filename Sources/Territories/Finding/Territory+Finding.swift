package import Storage
import Web

extension Territory {
    package static func find(_ id: ID, in tx: Transaction) throws -> Territory? {
        try tx.first("SELECT \(columns) FROM territories t WHERE t.id = \(id)")
    }

    /// At most 1,000 of them.
    package static func find(_ ids: some Sequence<ID>, in tx: Transaction) throws -> [ID: Territory] {
        let found: [Territory] = try tx.all(
            "SELECT \(columns) FROM territories t WHERE t.id IN \(list: Array(ids.prefix(1_000))) LIMIT 1000")
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The territory at an address. Former slugs, and the bare identifier in any case, lead to the present address.
    package static func find(slug: String, in tx: Transaction) throws -> FoundTerritory? {
        let found: Territory? = try tx.first("SELECT \(columns) FROM territories t WHERE t.slug = \(slug)")
        if let found { return .territory(found) }
        let former: Territory? = try tx.first(
            """
            SELECT \(columns) FROM territories t
            WHERE t.id = (SELECT territory_id FROM territory_former_slugs WHERE slug = \(slug.lowercased()))
            """
        )
        if let former { return .moved(to: former.path) }
        guard let id = ID(rawValue: slug.uppercased()) else { return nil }
        return try find(id, in: tx).map { .moved(to: $0.path) }
    }

    /// The territory that an identifier sent by a form names; what ceased to exist can still be chosen.
    package static func require(_ id: ID, in tx: Transaction) throws -> Territory {
        guard let found = try find(id, in: tx) else { throw AppError.missing }
        return found
    }
}
