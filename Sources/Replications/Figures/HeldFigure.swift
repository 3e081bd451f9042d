package import Commons
import Storage
import Web

/// A number that was told of a replication.
struct HeldFigure: HeldRow, RowDecodable {
    let replication: Thing.ID
    let number: Int
    let measure: Measure
    let year: Int
    /// In hundredths.
    let amount: Int?
    let source: String
    let person: Person.ID?
    let recordedAt: Timestamp

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        measure = try row["measure"]
        year = try row["year"]
        amount = try row["amount"]
        source = try row["source"]
        person = try row["person_id"]
        recordedAt = try row["recorded_at"]
    }

    var people: [Person.ID] { [person].compactMap { $0 } }

    static let holding = Holding(
        "figures", tables: ["replication_figures"], of: HeldFigure.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM replication_figures
                WHERE (replication_id, number) > (\(last?.replication.rawValue ?? ""), \(last?.number ?? 0))
                ORDER BY replication_id, number LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                """
                SELECT \(columns) FROM replication_figures
                WHERE replication_id = \(row.replication) AND number = \(row.number)
                """)
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO replication_figures (\(columns)) VALUES (\(row.replication), \(row.number), \(row.measure),
                    \(row.year), \(row.amount), \(row.source), \(row.person), \(row.recordedAt))
                """)
            tx.note(Change(Kind.replication.rawValue, row.replication.rawValue))
        })

    private static let columns: Query = "replication_id, number, measure, year, amount, source, person_id, recorded_at"
}

extension Replications {
    package static var figures: Holding { HeldFigure.holding }
}
