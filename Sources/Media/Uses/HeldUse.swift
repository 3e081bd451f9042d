import Commons
import Storage
import Web

/// That a medium is shown on the page of a thing, as an export holds it.
struct HeldUse: HeldRow, RowDecodable {
    let thing: Thing.ID
    let medium: Thing.ID
    let addedAt: Timestamp
    let addedBy: Person.ID?

    init(row: Row) throws {
        thing = try row["thing_id"]
        medium = try row["medium_id"]
        addedAt = try row["added_at"]
        addedBy = try row["added_by"]
    }

    var people: [Person.ID] { [addedBy].compactMap { $0 } }

    static let holding = Holding(
        "media-uses", tables: ["media_uses"], of: HeldUse.self,
        page: { last, limit, tx in
            let (thing, medium) = (last?.thing.rawValue ?? "", last?.medium.rawValue ?? "")
            return try tx.all(
                """
                SELECT \(columns) FROM media_uses
                WHERE thing_id > \(thing) OR (thing_id = \(thing) AND medium_id > \(medium))
                ORDER BY thing_id, medium_id LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                "SELECT \(columns) FROM media_uses WHERE thing_id = \(row.thing) AND medium_id = \(row.medium)")
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO media_uses (\(columns))
                VALUES (\(row.thing), \(row.medium), \(row.addedAt), \(row.addedBy))
                """)
        })

    private static let columns: Query = "thing_id, medium_id, added_at, added_by"
}
