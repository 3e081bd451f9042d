import Commons
import Storage
import Web

/// A part of a practice that came from a place.
struct PartOrigin: Sendable, RowDecodable {
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
        "part-origins",
        HeldTable(
            "part_origins",
            [
                .key("practice_id", Thing.ID.self), .key("part", String.self), .key("adaptation_id", Thing.ID.self),
                .column("edition", Int.self),
            ]))
}
