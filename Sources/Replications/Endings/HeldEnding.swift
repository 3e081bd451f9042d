import Commons
import Storage
import Web

/// What was told at a step of a replication's life.
struct HeldEnding: HeldRow, RowDecodable {
    let replication: Thing.ID
    let number: Int
    let told: Ending

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        guard let told = try Ending(joined: row) else { throw AbsentEnding() }
        self.told = told
    }

    var people: [Person.ID] { [] }

    static let holding = Holding(
        "endings", tables: ["endings"], of: HeldEnding.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT e.replication_id, e.number, \(Ending.columns) FROM endings e
                WHERE (e.replication_id, e.number) > (\(last?.replication.rawValue ?? ""), \(last?.number ?? 0))
                ORDER BY e.replication_id, e.number LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                """
                SELECT e.replication_id, e.number, \(Ending.columns) FROM endings e
                WHERE e.replication_id = \(row.replication) AND e.number = \(row.number)
                """)
        },
        take: { row, tx in try row.told.insert(of: row.replication, step: row.number, in: tx) })
}

/// The columns of the table are never empty of a value.
struct AbsentEnding: Error {}
