package import Commons
import Storage
import Web

/// A numbered version of a practice.
struct HeldEdition: HeldRow, RowDecodable {
    let practice: Thing.ID
    let number: Int
    let revision: Int
    let publishedAt: Timestamp
    let publishedBy: Person.ID?

    init(row: Row) throws {
        practice = try row["practice_id"]
        number = try row["number"]
        revision = try row["revision"]
        publishedAt = try row["published_at"]
        publishedBy = try row["published_by"]
    }

    var people: [Person.ID] { [publishedBy].compactMap { $0 } }

    static let holding = Holding(
        "editions", tables: ["editions"], of: HeldEdition.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM editions
                WHERE (practice_id, number) > (\(last?.practice.rawValue ?? ""), \(last?.number ?? 0))
                ORDER BY practice_id, number LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                "SELECT \(columns) FROM editions WHERE practice_id = \(row.practice) AND number = \(row.number)")
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO editions (practice_id, number, revision, published_at, published_by)
                VALUES (\(row.practice), \(row.number), \(row.revision), \(row.publishedAt), \(row.publishedBy))
                """)
        })

    private static let columns: Query = "practice_id, number, revision, published_at, published_by"
}

extension Practices {
    package var holding: Holding { holding("practices", filling: ["practices"]) }
    package static var editions: Holding { HeldEdition.holding }
}
