package import Storage

/// A step down: what is directly part of what, in one hierarchy.
package struct Descent: Sendable, RowDecodable {
    package let parent: Territory.ID
    package let child: Territory.ID
    package let hierarchy: Hierarchy

    package init(row: Row) throws {
        parent = try row["ancestor_id"]
        child = try row["territory_id"]
        hierarchy = try row["hierarchy"]
    }
}

extension Territory {
    /// When territories were imported last: until then, what is part of what stays as it is.
    package static func imported(in tx: Transaction) throws -> Int64 {
        try tx.value("SELECT MAX(imported_at) FROM territory_vintages") ?? 0
    }

    /// Every step between some territories and the widest that they are part of.
    package static func descents(to territories: Set<ID>, in tx: Transaction) throws -> [Descent] {
        var known = territories
        var level = territories.sorted()
        var steps: [Descent] = []
        while !level.isEmpty {
            var above: Set<ID> = []
            for start in stride(from: 0, to: level.count, by: page) {
                let batch = Array(level[start..<min(start + page, level.count)])
                let found: [Descent] = try tx.all(
                    """
                    SELECT ancestor_id, territory_id, hierarchy FROM territory_ancestors
                    WHERE territory_id IN \(list: batch) AND distance = 1
                    ORDER BY territory_id, hierarchy, ancestor_id LIMIT 10000
                    """)
                steps += found
                above.formUnion(found.map(\.parent))
            }
            level = above.subtracting(known).sorted()
            known.formUnion(above)
        }
        return steps
    }

    private static let page = 500
}
