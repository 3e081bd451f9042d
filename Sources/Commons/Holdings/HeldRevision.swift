import Storage
import Web

/// A saved state of a thing, with its content.
struct HeldRevision: HeldRow, RowDecodable {
    let thing: Thing.ID
    let number: Int
    let at: Timestamp
    let person: Person.ID?
    let reason: String
    let content: JSONValue

    init(row: Row) throws {
        thing = try row["thing_id"]
        number = try row["number"]
        at = try row["at"]
        person = try row["person_id"]
        reason = try row["reason"]
        content = try JSONValue(stored: try row["content"])
    }

    var people: [Person.ID] { [person].compactMap { $0 } }

    static let holding = Holding(
        "revisions", tables: ["revisions"], of: HeldRevision.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM revisions
                WHERE (thing_id, number) > (\(last?.thing.rawValue ?? ""), \(last?.number ?? 0))
                ORDER BY thing_id, number LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first("SELECT \(columns) FROM revisions WHERE thing_id = \(row.thing) AND number = \(row.number)")
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO revisions (thing_id, number, at, person_id, reason, content)
                VALUES (\(row.thing), \(row.number), \(row.at), \(row.person), \(row.reason),
                    \(try row.content.stored))
                """)
        })

    private static let columns: Query = "thing_id, number, at, person_id, reason, content"
}
