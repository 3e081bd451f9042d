import Storage

extension Territory {
    /// The territories whose name is nearly what was typed, the nearest first, then the biggest.
    static func near(_ typed: String, limit: Int, in tx: Transaction) throws -> [Suggestion] {
        guard let name = NearName(typed) else { return [] }
        let length = name.text.count
        let keys: [Key] = try tx.all(
            """
            SELECT k.territory_id, k.folded, k.weight FROM territory_keys k
            WHERE k.head IN \(list: name.heads) AND k.rank = 0
                AND LENGTH(k.folded) BETWEEN \(length - name.most) AND \(length + name.most)
            ORDER BY k.weight DESC, k.territory_id LIMIT 10000
            """
        )
        let near = keys.map { key in (key, name.distance(to: key.folded)) }.filter { $0.1 <= name.most }
        let nearest = near.sorted { ($0.1, -$0.0.weight, $0.0.id) < ($1.1, -$1.0.weight, $1.0.id) }
        var seen: Set<ID> = []
        return try described(nearest.map(\.0.id).filter { seen.insert($0).inserted }.prefix(limit), in: tx)
    }

    private struct Key: RowDecodable {
        let id: ID
        let folded: String
        let weight: Int

        init(row: Row) throws {
            id = try row["territory_id"]
            folded = try row["folded"]
            weight = try row["weight"]
        }
    }
}
