import Commons
import Storage
import Web

/// A part of a practice that came from a place.
struct PartOrigin: HeldRow, RowDecodable {
    let practice: Thing.ID
    let part: String
    let adaptation: Thing.ID
    let edition: Int

    init(practice: Thing.ID, part: String, adaptation: Thing.ID, edition: Int) {
        self.practice = practice
        self.part = part
        self.adaptation = adaptation
        self.edition = edition
    }

    init(row: Row) throws {
        practice = try row["practice_id"]
        part = try row["part"]
        adaptation = try row["adaptation_id"]
        edition = try row["edition"]
    }

    var people: [Person.ID] { [] }

    private static let columns: Query = "practice_id, part, adaptation_id, edition"

    static func all(of practice: Thing.ID, in tx: Transaction) throws -> [PartOrigin] {
        try tx.all(
            """
            SELECT \(columns) FROM part_origins WHERE practice_id = \(practice)
            ORDER BY edition, part, adaptation_id LIMIT 200
            """)
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO part_origins (\(Self.columns)) VALUES (\(practice), \(part), \(adaptation), \(edition))
            ON CONFLICT DO NOTHING
            """)
    }

    static let holding = Holding(
        "part-origins", tables: ["part_origins"], of: PartOrigin.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM part_origins
                WHERE (practice_id, part, adaptation_id)
                    > (\(last?.practice.rawValue ?? ""), \(last?.part ?? ""), \(last?.adaptation.rawValue ?? ""))
                ORDER BY practice_id, part, adaptation_id LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                """
                SELECT \(columns) FROM part_origins
                WHERE practice_id = \(row.practice) AND part = \(row.part) AND adaptation_id = \(row.adaptation)
                """)
        },
        take: { row, tx in try row.insert(in: tx) })
}
