package import Storage

extension Thing {
    /// What has this address, or had it, whoever may see it: for acts that decide themselves what they show.
    package static func find(_ kind: Kind, named slug: String, in tx: Transaction) throws -> Thing? {
        try tx.first(
            """
            SELECT \(columns) FROM things
            WHERE kind = \(kind) AND (slug = \(slug)
                OR id = (SELECT thing_id FROM former_slugs WHERE kind = \(kind) AND slug = \(slug)))
            ORDER BY CASE WHEN slug = \(slug) THEN 0 ELSE 1 END LIMIT 1
            """)
    }

    /// Some published things of a kind, by identifier, after one of them.
    package static func published(
        _ kind: Kind, after last: ID?, limit: Int, in tx: Transaction
    ) throws -> [Thing] {
        try tx.all(
            """
            SELECT \(columns) FROM things
            WHERE kind = \(kind) AND visibility = 'published' AND id > \(last?.rawValue ?? "")
            ORDER BY id LIMIT \(limit)
            """)
    }
}
