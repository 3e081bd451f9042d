package import Storage
import Web

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
        let table = HeldTable.things(of: kind)
        return Holding(
            name, table, filling: tables,
            present: { row, tx in try table.thing(in: row, tx) },
            lacks: { row, tx in try lacks(try content(of: row), tx) },
            taken: { row, tx in
                guard try row["kind"] == kind, let thing = try Thing.find(try row["id"], in: tx) else {
                    throw StrangeLine()
                }
                try store(try content(of: row), of: thing, in: tx)
            })
    }

    private func content(of row: HeldRowValues) throws -> Written {
        let content: HeldContent = try row["content"]
        return try decode(content.stored)
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

extension HeldTable {
    /// Things of a kind with their present content.
    fileprivate static func things(of kind: Kind) -> HeldTable {
        HeldTable(
            "things",
            [
                .key("id", Thing.ID.self), .column("kind", Kind.self), .column("slug", String.self),
                .column("language", String.self), .column("title", String.self), .column("summary", String.self),
                .column("visibility", Visibility.self), .column("is_fictional", Bool.self),
                .column("revision", Int.self), .column("content", HeldContent.self),
                .column("created_at", Timestamp.self), .column("updated_at", Timestamp.self),
                .column("created_by", Person.ID?.self), .column("source", String?.self),
                .column("licence", String.self),
                .column("kept_with", Thing.ID?.self), .column("left_at", Timestamp?.self),
                .column("withdrawal_reason", String?.self), .column("reading", Reading?.self),
            ], where: "kind = \(kind)")
    }

    /// What has this identifier, or this address now or formerly.
    fileprivate func thing(in row: HeldRowValues, _ tx: Transaction) throws -> HeldRowValues? {
        let (id, kind, slug): (Thing.ID, Kind, String) = (try row["id"], try row["kind"], try row["slug"])
        return try first(
            where: """
                id = \(id) OR (kind = \(kind) AND slug = \(slug))
                    OR id = (SELECT thing_id FROM former_slugs WHERE kind = \(kind) AND slug = \(slug))
                ORDER BY CASE WHEN id = \(id) THEN 0 ELSE 1 END
                """, in: tx)
    }
}

/// A line that belongs to another holding.
struct StrangeLine: Error {}
