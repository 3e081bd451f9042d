import Storage

/// Keeps `territory_ancestors`, the closure of the links: what makes "everything within" one indexed query.
///
/// A territory that ceased to exist keeps its last links, so what was in Lozère stays there.
struct AncestorWriter {
    let tx: Transaction

    private static let batch = 200

    /// For territories that have no rows yet; their parents have theirs.
    func build(_ ids: [Territory.ID]) throws {
        for batch in ids.batches(of: Self.batch) { try climb(from: Array(batch)) }
    }

    /// For territories whose links changed, and for all that is below them.
    func rebuild(_ ids: [Territory.ID]) throws {
        for batch in ids.batches(of: Self.batch) {
            let affected: [Territory.ID] = try tx.values(
                """
                SELECT DISTINCT territory_id FROM territory_ancestors
                WHERE ancestor_id IN \(list: Array(batch)) ORDER BY territory_id LIMIT 100000
                """
            )
            for part in affected.batches(of: Self.batch) {
                try tx.run("DELETE FROM territory_ancestors WHERE territory_id IN \(list: Array(part))")
                try climb(from: Array(part))
            }
        }
    }

    private func climb(from ids: [Territory.ID]) throws {
        try tx.run(
            """
            INSERT INTO territory_ancestors (territory_id, ancestor_id, hierarchy, distance)
            SELECT id, id, 'administrative', 0 FROM territories WHERE id IN \(list: ids)
            """
        )
        try tx.run(
            """
            INSERT INTO territory_ancestors (territory_id, ancestor_id, hierarchy, distance)
            WITH RECURSIVE climb (territory_id, ancestor_id, hierarchy, distance) AS (
                SELECT child_id, parent_id, hierarchy, 1 FROM territory_links
                WHERE child_id IN \(list: ids) AND valid_until IS NULL
                UNION
                SELECT c.territory_id, l.parent_id, c.hierarchy, c.distance + 1
                FROM climb c JOIN territory_links l ON l.child_id = c.ancestor_id AND l.hierarchy = c.hierarchy
                WHERE l.valid_until IS NULL AND c.distance < 8
            )
            SELECT territory_id, ancestor_id, hierarchy, MIN(distance) FROM climb
            GROUP BY territory_id, ancestor_id, hierarchy
            """
        )
        try tx.run(
            """
            INSERT INTO territory_ancestors (territory_id, ancestor_id, hierarchy, distance)
            WITH RECURSIVE climb (territory_id, ancestor_id, distance) AS (
                SELECT id, successor_id, 1 FROM territories WHERE id IN \(list: ids) AND successor_id IS NOT NULL
                UNION
                SELECT c.territory_id, t.successor_id, c.distance + 1
                FROM climb c JOIN territories t ON t.id = c.ancestor_id
                WHERE t.successor_id IS NOT NULL AND c.distance < 8
            )
            SELECT territory_id, ancestor_id, 'succession', MIN(distance) FROM climb
            GROUP BY territory_id, ancestor_id
            """
        )
    }
}
