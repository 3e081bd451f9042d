package import Commons
package import Storage
import Web

/// A line of an import with what was made of it.
package struct ImportLine: Sendable, Encodable, RowDecodable {
    package typealias Undone = SheetEnd

    /// Its place in the import, from 1.
    let number: Int
    /// Its number in the file.
    package let line: Int
    let key: String
    package let cells: [String: String]
    package let verdict: SheetVerdict?
    /// What is wrong with it; of a line that is right, what is said of it.
    package let problems: [ListProblem]
    package let outcome: SheetVerdict?
    /// What it made or changed; of a row, what the row belongs to.
    let thing: Thing.ID?
    let revisionBefore: Int?
    let revisionAfter: Int?
    let touchedAt: Timestamp?
    package let undone: Undone?

    static let columns: Query = """
        number, line, key, cells, verdict, problems, outcome, thing_id, revision_before, revision_after, touched_at,
        undone
        """

    package init(row: Row) throws {
        number = try row["number"]
        line = try row["line"]
        key = try row["key"]
        cells = try HeldLine.decode(try row["cells"])
        verdict = try row["verdict"]
        problems = try HeldLine.decode(try row["problems"])
        outcome = try row["outcome"]
        thing = try row["thing_id"]
        revisionBefore = try row["revision_before"]
        revisionAfter = try row["revision_after"]
        touchedAt = try row["touched_at"]
        undone = try row["undone"]
    }

    /// Those with a verdict, after one of them.
    package static func all(
        of list: ListImport.ID, judged verdict: SheetVerdict, after number: Int = 0, limit: Int, in tx: Transaction
    ) throws -> [ImportLine] {
        try tx.all(
            """
            SELECT \(columns) FROM import_lines
            WHERE import_id = \(list) AND verdict = \(verdict) AND number > \(number) ORDER BY number LIMIT \(limit)
            """)
    }

    /// Those that an undoing left alone.
    static func left(of list: ListImport.ID, limit: Int, in tx: Transaction) throws -> [ImportLine] {
        try tx.all(
            """
            SELECT \(columns) FROM import_lines WHERE import_id = \(list) AND undone = 'left'
            ORDER BY number LIMIT \(limit)
            """)
    }
}

extension ImportLine {
    /// What the line calls its thing, or its row, as far as it does.
    func title(in sheet: AnySheet) -> String {
        let words = sheet.naming.map { LineReading.plain(cells[$0] ?? "") }.filter { !$0.isEmpty }
        return String(words.joined(separator: " · ").prefix(120))
    }

    /// What it did, once it did it.
    var done: SheetDone? {
        guard let outcome, let thing, let touchedAt else { return nil }
        return SheetDone(outcome, thing.rawValue, before: revisionBefore, after: revisionAfter, at: touchedAt)
    }

    /// Those that the rehearsal would have carried out, and that could not be when their turn came.
    static func refusedLater(of list: ListImport.ID, limit: Int, in tx: Transaction) throws -> [ImportLine] {
        try tx.all(
            """
            SELECT \(columns) FROM import_lines
            WHERE import_id = \(list) AND outcome = 'refuse' ORDER BY number LIMIT \(limit)
            """)
    }
}
