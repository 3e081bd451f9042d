import Storage
import Web

/// Somebody who looks after a thing.
struct HeldKeeper: HeldRow, RowDecodable {
    let thing: Thing.ID
    let person: Person.ID
    let since: Timestamp
    let addedBy: Person.ID?

    init(row: Row) throws {
        thing = try row["thing_id"]
        person = try row["person_id"]
        since = try row["since"]
        addedBy = try row["added_by"]
    }

    var people: [Person.ID] { [person, addedBy].compactMap { $0 } }

    static let holding = Holding(
        "keepers", tables: ["keepers"], of: HeldKeeper.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM keepers
                WHERE (thing_id, person_id) > (\(last?.thing.rawValue ?? ""), \(last?.person.rawValue ?? ""))
                ORDER BY thing_id, person_id LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                "SELECT \(columns) FROM keepers WHERE thing_id = \(row.thing) AND person_id = \(row.person)")
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO keepers (thing_id, person_id, since, added_by)
                VALUES (\(row.thing), \(row.person), \(row.since), \(row.addedBy))
                """)
        })

    private static let columns: Query = "thing_id, person_id, since, added_by"
}
