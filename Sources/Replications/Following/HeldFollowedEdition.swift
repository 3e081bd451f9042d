import Commons
import Storage
import Web

struct HeldFollowedEdition: HeldRow, RowDecodable {
    let replication: Thing.ID
    let number: Int
    let since: Timestamp
    let person: Person.ID?

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        since = try row["since"]
        person = try row["person_id"]
    }

    var people: [Person.ID] { [person].compactMap { $0 } }

    static let holding = Holding(
        "followed-editions", tables: ["followed_editions"], of: HeldFollowedEdition.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM followed_editions WHERE replication_id > \(last?.replication.rawValue ?? "")
                ORDER BY replication_id LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first("SELECT \(columns) FROM followed_editions WHERE replication_id = \(row.replication)")
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO followed_editions (replication_id, number, since, person_id)
                VALUES (\(row.replication), \(row.number), \(row.since), \(row.person))
                """)
        })

    private static let columns: Query = "replication_id, number, since, person_id"
}
