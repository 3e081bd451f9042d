package import Storage

extension KindOfThing {
    /// The things of this kind. The rows that the feature keeps for its own queries follow from their contents and are
    /// made again; what a search finds is put by `reindexAll`, when everything is here.
    ///
    /// - Parameters:
    ///   - tables: those that `store` fills.
    ///   - lacks: what the content needs and is not here.
    package func holding(
        _ name: String, filling tables: [String],
        lacks: @escaping @Sendable (Written, Transaction) throws -> String? = { _, _ in nil }
    ) -> Holding {
        let kind = kind
        return Holding(
            name, tables: ["things"] + tables, of: HeldThing.self,
            page: { last, limit, tx in try HeldThing.page(of: kind, after: last, limit: limit, in: tx) },
            present: { row, tx in try row.present(in: tx) },
            lacks: { row, tx in try lacks(try decode(row.content.stored), tx) },
            take: { row, tx in
                guard row.kind == kind else { throw StrangeLine() }
                let content = try decode(row.content.stored)
                try row.insert(in: tx)
                guard let thing = try Thing.find(row.id, in: tx) else { throw StrangeLine() }
                try store(content, of: thing, in: tx)
            })
    }

    /// Says again what a search finds of some things of this kind: those after one of them, by identifier.
    ///
    /// - Returns: the last of them; nil when there was none.
    package func reindex(after last: Thing.ID?, limit: Int, in tx: Transaction) throws -> Thing.ID? {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT id FROM things WHERE kind = \(kind) AND id > \(last?.rawValue ?? "") ORDER BY id LIMIT \(limit)
            """)
        let things = try Thing.find(ids, in: tx)
        for thing in ids.compactMap({ things[$0] }) { reindex(thing, in: tx) }
        return ids.last
    }
}

/// A line that belongs to another holding.
struct StrangeLine: Error {}
