package import Storage

extension Thing {
    /// The published things of some kinds that changed last, the latest first, at most `limit` of each kind.
    package static func latest(of kinds: [Kind], limit: Int, in tx: Transaction) throws -> [Thing] {
        // One index range a kind: a single query over all kinds would sort every thing there is.
        let latest: [Thing] = try kinds.flatMap { kind in
            try tx.all(
                """
                SELECT \(columns) FROM things WHERE kind = \(kind) AND visibility = 'published'
                ORDER BY updated_at DESC, id DESC LIMIT \(limit)
                """) as [Thing]
        }
        return latest.sorted { ($0.updatedAt, $0.id) > ($1.updatedAt, $1.id) }
    }

    /// How many things of a kind are published; counting stops at `bound`.
    package static func count(of kind: Kind, atMost bound: Int, in tx: Transaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM (
                SELECT id FROM things WHERE kind = \(kind) AND visibility = 'published' LIMIT \(bound)) AS counted
            """) ?? 0
    }
}
