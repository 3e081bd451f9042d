package import Storage

/// One published thing of many: those that follow it belong with it.
package struct Landmark: Sendable, RowDecodable {
    package let id: Thing.ID
    /// When one of those that follow changed last, itself included.
    package let changedAt: Timestamp

    package init(row: Row) throws {
        id = try row["id"]
        changedAt = try row["changed_at"]
    }
}

extension Thing {
    /// The published things of a kind cut into runs of the same length, by identifier: the first of each run.
    package static func landmarks(_ kind: Kind, every length: Int, in tx: Transaction) throws -> [Landmark] {
        try tx.all(
            """
            SELECT MIN(id) AS id, MAX(updated_at) AS changed_at FROM (
                SELECT id, updated_at, (ROW_NUMBER() OVER (ORDER BY id) - 1) / \(length) AS run
                FROM things WHERE kind = \(kind) AND visibility = 'published'
            ) AS numbered GROUP BY run ORDER BY run
            """)
    }

    /// A run of published things of a kind that begins with one of them, whether it still is published or not.
    package static func published(
        _ kind: Kind, from first: ID, limit: Int, in tx: Transaction
    ) throws -> [Thing] {
        try tx.all(
            """
            SELECT \(columns) FROM things
            WHERE kind = \(kind) AND visibility = 'published' AND id >= \(first) ORDER BY id LIMIT \(limit)
            """)
    }
}
