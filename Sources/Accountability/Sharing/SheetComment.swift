import Commons
import Storage
import Web

/// What somebody who read a sheet before everybody says of it, to those who write it.
struct SheetComment: Sendable, RowDecodable {
    typealias ID = Identifier<SheetComment>

    let id: ID
    let revision: Int
    let text: String
    let person: Person.ID?
    let at: Timestamp

    init(row: Row) throws {
        id = try row["id"]
        revision = try row["revision"]
        text = try row["text"]
        person = try row["person_id"]
        at = try row["at"]
    }

    static let most = 500

    /// In the order in which they were written.
    static func all(of sheet: Thing, in tx: Transaction) throws -> [SheetComment] {
        try tx.all(
            """
            SELECT id, revision, text, person_id, at FROM sheet_comments WHERE sheet_id = \(sheet.id)
            ORDER BY id LIMIT \(most)
            """)
    }

    static func add(
        _ text: String, to sheet: Thing, by person: Person.ID, world: World, in tx: Transaction
    ) throws {
        let count: Int? = try tx.value("SELECT COUNT(*) FROM sheet_comments WHERE sheet_id = \(sheet.id)")
        guard count ?? 0 < most else { throw AppError(.conflict, "accountability.comments.tooMany") }
        let (id, now): (ID, Timestamp) = (world.newID(), world.now())
        try tx.run(
            """
            INSERT INTO sheet_comments (id, sheet_id, revision, text, person_id, at)
            VALUES (\(id), \(sheet.id), \(sheet.revision), \(text), \(person), \(now))
            """)
        try Audit.record("sheet.comment", of: sheet, by: person, at: now, in: tx)
    }
}
