package import Storage

extension Territory {
    /// What a territory is part of, by hierarchy; hierarchies in which it has no place are left out.
    package static func ancestors(of id: ID, in tx: Transaction) throws -> [Ascent] {
        let found: [Ancestor] = try tx.all(
            """
            SELECT a.hierarchy AS ascent, \(columns)
            FROM territory_ancestors a JOIN territories t ON t.id = a.ancestor_id
            WHERE a.territory_id = \(id) AND a.distance > 0
            ORDER BY a.distance DESC, t.id LIMIT 32
            """
        )
        return Hierarchy.allCases.compactMap { hierarchy in
            let ancestors = found.filter { $0.hierarchy == hierarchy }.map(\.territory)
            return ancestors.isEmpty ? nil : Ascent(hierarchy: hierarchy, ancestors: ancestors)
        }
    }

    /// What is directly below a territory today, by name. `last` is where the page before ended.
    package static func children(
        of id: ID, in hierarchy: Hierarchy, echelon: Echelon, after last: Territory? = nil, limit: Int,
        in tx: Transaction
    ) throws -> [Territory] {
        let (name, lastID) = (last.map { FoldedName($0.name).text } ?? "", last?.id.rawValue ?? "")
        return try tx.all(
            """
            SELECT \(columns) FROM territory_links l JOIN territories t ON t.id = l.child_id
            WHERE l.parent_id = \(id) AND l.hierarchy = \(hierarchy) AND l.valid_until IS NULL
                AND t.echelon = \(echelon) AND t.valid_until IS NULL AND (t.folded, t.id) > (\(name), \(lastID))
            ORDER BY t.folded, t.id LIMIT \(limit)
            """
        )
    }

    /// Every territory of an echelon today, by name.
    package static func all(
        _ echelon: Echelon, after last: Territory? = nil, limit: Int, in tx: Transaction
    ) throws -> [Territory] {
        let (name, lastID) = (last.map { FoldedName($0.name).text } ?? "", last?.id.rawValue ?? "")
        return try tx.all(
            """
            SELECT \(columns) FROM territories t
            WHERE t.echelon = \(echelon) AND t.valid_until IS NULL AND (t.folded, t.id) > (\(name), \(lastID))
            ORDER BY t.folded, t.id LIMIT \(limit)
            """
        )
    }

    /// How many territories of each echelon are directly below, today.
    package static func childCounts(
        of id: ID, in hierarchy: Hierarchy, in tx: Transaction
    ) throws -> [Echelon: Int] {
        let counts: [ChildCount] = try tx.all(
            """
            SELECT t.echelon, COUNT(*) AS children FROM territory_links l JOIN territories t ON t.id = l.child_id
            WHERE l.parent_id = \(id) AND l.hierarchy = \(hierarchy) AND l.valid_until IS NULL AND t.valid_until IS NULL
            GROUP BY t.echelon ORDER BY t.echelon LIMIT 10
            """
        )
        return Dictionary(counts.map { ($0.echelon, $0.children) }) { first, _ in first }
    }

    /// What became part of a territory, by name.
    package static func predecessors(of id: ID, limit: Int, in tx: Transaction) throws -> [Territory] {
        try tx.all(
            "SELECT \(columns) FROM territories t WHERE t.successor_id = \(id) ORDER BY t.folded, t.id LIMIT \(limit)")
    }

    /// A condition for the queries of later rooms: `column` names this territory or one below it, in any hierarchy,
    /// those that became part of it included.
    ///
    ///     "SELECT … FROM replications r WHERE \(Territory.isWithin(id, "r.territory_id")) LIMIT 50"
    package static func isWithin(_ id: ID, _ column: Query) -> Query {
        "\(column) IN (SELECT territory_id FROM territory_ancestors WHERE ancestor_id = \(id))"
    }
}

private struct Ancestor: RowDecodable {
    let hierarchy: Hierarchy
    let territory: Territory

    init(row: Row) throws {
        hierarchy = try row["ascent"]
        territory = try Territory(row: row)
    }
}

private struct ChildCount: RowDecodable {
    let echelon: Echelon
    let children: Int

    init(row: Row) throws {
        echelon = try row["echelon"]
        children = try row["children"]
    }
}
