package import Storage
package import Web

/// Rows that are no things, as lines of a table: who belongs to a network, what a place counted. They have no revisions and
/// no identifier that a list would know: a row is known by what it is about.
package protocol RowSheet: Sendable {
    /// Names the table.
    var kind: Kind { get }
    var columns: [SheetColumn] { get }
    /// The columns that tell one row from another; a list names each row once.
    var telling: [String] { get }
    /// The columns that tell one row from another where everybody reads them: those of `telling`, or `url`.
    var primaryKey: [String] { get }
    /// Those who carry a place bring such lists in too, without being editors: a line says nothing of anybody else's.
    var isForCarriers: Bool { get }

    /// What a line would do, in the name of its author: nothing is settled for a side that the author does not speak for.
    /// What is wrong is noted, column by column.
    ///
    /// - Parameter line: words by their keys, things and territories by their identifiers.
    func judge(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> SheetJudgement

    /// Does it: nil when the line is refused after all.
    func carryOut(
        _ line: inout Submission, by author: Authorship, world: World, in tx: Transaction
    ) throws -> SheetDone?

    /// Takes back what a line did, as far as nobody has answered it or built on it since.
    func takeBack(_ done: SheetDone, by author: Authorship, in tx: Transaction) throws -> SheetEnd

    /// What everybody may see, after one of them; empty at the end.
    func rows(after last: String?, limit: Int, in tx: Transaction) throws -> [SheetRow]
}

extension RowSheet {
    package var primaryKey: [String] { telling }
    package var isForCarriers: Bool { false }
}

/// What a line of rows would do.
package struct SheetJudgement: Sendable {
    package let verdict: SheetVerdict
    /// A text, counted, that says what would become of it, when that is not all that was asked for.
    package let remark: String?

    package init(_ verdict: SheetVerdict, remark: String? = nil) {
        self.verdict = verdict
        self.remark = remark
    }

    package static let refused = SheetJudgement(.refuse)
}

/// What a line did: enough to take it back.
package struct SheetDone: Sendable, Equatable {
    package let verdict: SheetVerdict
    /// Of the thing, or of what the row belongs to: a UUID.
    package let subject: String
    /// What was there, as the sheet counts: the revision of a thing.
    package let before: Int?
    package let after: Int?
    package let at: Timestamp

    package init(_ verdict: SheetVerdict, _ subject: String, before: Int?, after: Int?, at: Timestamp) {
        (self.verdict, self.subject, self.before, self.after, self.at) = (verdict, subject, before, after, at)
    }
}

/// What became of a line that was taken back.
package enum SheetEnd: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
    /// Nobody had touched it since.
    case erased
    /// People had touched it, or rest on it.
    case withdrawn
    case restored
    /// Somebody edited it since: it stays as they made it.
    case left
    case gone
}

/// A row as everybody may see it.
package struct SheetRow: Sendable {
    /// Where the rows after it begin.
    package let place: String
    /// Of the page that shows it.
    package let path: String
    package let isFictional: Bool
    package let cells: [String: [String]]

    package init(at place: String, path: String, isFictional: Bool, cells: [String: [String]]) {
        (self.place, self.path, self.isFictional, self.cells) = (place, path, isFictional, cells)
    }
}
