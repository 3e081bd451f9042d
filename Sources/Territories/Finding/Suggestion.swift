package import Storage
package import Web

/// A territory that somebody may be typing, with what tells it from those of the same name.
package struct Suggestion: Sendable {
    package let territory: Territory
    /// What it is directly part of: the department of a commune, the country of a region.
    package let container: Territory?

    /// What it is directly part of, unless that has the same name.
    package func around(in language: Language) -> String? {
        container.map { $0.name(in: language) }.flatMap { $0 == territory.name(in: language) ? nil : $0 }
    }

    /// `commune · Lozère · 12 318 habitants`
    package func detail(in texts: Texts) -> String {
        let parts = [
            territory.kind(in: texts),
            around(in: texts.language),
            territory.population.map { texts("territories.people", count: $0.count) },
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }
}

extension Territory {
    /// The territories whose name begins with what is being typed: an exact name first, then the biggest.
    ///
    /// Former names find their successor. `echelons` empty means all; `limit` is at most 50.
    package static func suggestions(
        matching typed: String, echelons: Set<Echelon> = [], limit: Int = 10, in tx: Transaction
    ) throws -> [Suggestion] {
        guard let keys = keys(matching: typed, echelons, limit: min(limit, 50)) else { return [] }
        let ids: [ID] = try tx.values(keys)
        var seen: Set<ID> = []
        return try described(ids.filter { seen.insert($0).inserted }.prefix(limit), in: tx)
    }

    /// A territory has at most a few keys: enough are read for `limit` different ones to remain.
    static func keys(matching typed: String, _ echelons: Set<Echelon>, limit: Int) -> Query? {
        let beginnings = FoldedName.beginnings(of: typed)
        guard let whole = beginnings.last else { return nil }
        let begins = Query.joined(beginnings.map(condition), separator: " OR ")
        let levels: Query =
            echelons.isEmpty ? "" : "AND k.echelon IN \(list: echelons.sorted { $0.rawValue < $1.rawValue })"
        return """
            SELECT k.territory_id FROM territory_keys k WHERE (\(begins)) \(levels)
            ORDER BY CASE WHEN k.folded = \(whole) AND k.rank = 0 THEN 0 ELSE 1 END, k.rank, k.weight DESC, k.folded,
                k.territory_id
            LIMIT \(limit * 4)
            """
    }

    /// Equal heads are found by an index on both engines; `LIKE` alone would need one that depends on the collation.
    private static func condition(_ beginning: String) -> Query {
        "(k.head = \(FoldedName.head(of: beginning)) AND k.folded LIKE \(beginning + "%"))"
    }

    static func described(_ ids: some Collection<ID>, in tx: Transaction) throws -> [Suggestion] {
        let territories = try find(ids, in: tx)
        let containers = try containers(of: Array(ids), in: tx)
        return ids.compactMap { id in
            territories[id].map { Suggestion(territory: $0, container: containers[id]) }
        }
    }

    /// What each of them is directly part of today, in the administrative hierarchy. At most 1,000.
    package static func containers(of ids: [ID], in tx: Transaction) throws -> [ID: Territory] {
        let found: [Contained] = try tx.all(
            """
            SELECT l.child_id, \(columns) FROM territory_links l JOIN territories t ON t.id = l.parent_id
            WHERE l.child_id IN \(list: Array(ids.prefix(1_000))) AND l.hierarchy = 'administrative'
                AND l.valid_until IS NULL
            LIMIT 1000
            """
        )
        return Dictionary(found.map { ($0.child, $0.container) }) { first, _ in first }
    }
}

private struct Contained: RowDecodable {
    let child: Territory.ID
    let container: Territory

    init(row: Row) throws {
        child = try row["child_id"]
        container = try Territory(row: row)
    }
}
