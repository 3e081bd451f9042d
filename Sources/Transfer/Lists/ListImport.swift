package import Commons
package import Storage
package import Web

/// A list that came in: what it was, and how far its way into the commons has come.
package struct ListImport: Sendable, Equatable, Encodable, RowDecodable {
    package typealias ID = Identifier<ListImport>

    package enum State: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
        /// Its lines are being looked at; nothing of the commons changes.
        case rehearsing
        case rehearsed
        case applying
        case stopped
        case applied
        case undoing
        /// Stopped while it was being taken back. The table says so in two columns.
        case undoStopped
        case undone

        var isStopped: Bool { self == .stopped || self == .undoStopped }

        /// A job works on it.
        package var isMoving: Bool { self == .rehearsing || self == .applying || self == .undoing }
    }

    package let id: ID
    package let kind: Kind
    /// What its owner calls the file; empty for what was pasted.
    package let fileName: String
    /// Where the list comes from: keys are those of this place, and things name it as their source.
    package let source: String
    package let language: String
    package let encoding: String
    package let delimiter: String
    package let ignored: [String]
    package let state: State
    package let total: Int
    /// Why, in the revisions that it makes.
    let reason: String
    package let madeBy: Person.ID?
    package let madeAt: Timestamp
    let undoneBy: Person.ID?
    let undoReason: String

    static let columns: Query = """
        id, kind, file_name, source, language, encoding, delimiter, ignored, state, total, reason, made_by, made_at,
        undone_by, undo_reason, undo_rests
        """

    package init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        fileName = try row["file_name"]
        source = try row["source"]
        language = try row["language"]
        encoding = try row["encoding"]
        delimiter = try row["delimiter"]
        ignored = try HeldLine.decode(try row["ignored"])
        let undoRests: Bool = try row["undo_rests"]
        let stored: State = try row["state"]
        state = stored == .stopped && undoRests ? .undoStopped : stored
        total = try row["total"]
        reason = try row["reason"]
        madeBy = try row["made_by"]
        madeAt = try row["made_at"]
        undoneBy = try row["undone_by"]
        undoReason = try row["undo_reason"]
    }

    package static func find(_ id: ID, in tx: Transaction) throws -> ListImport? {
        try tx.first("SELECT \(columns) FROM imports WHERE id = \(id)")
    }

    static func require(_ id: String, in tx: Transaction) throws -> ListImport {
        guard let id = ID(rawValue: id), let found = try find(id, in: tx) else { throw AppError.missing }
        return found
    }

    /// The latest first: those of one person, or of all.
    static func latest(
        by person: Person.ID?, before last: ID?, limit: Int, in tx: Transaction
    ) throws -> [ListImport] {
        let older: Query = last.map { "AND id < \($0)" } ?? ""
        let own: Query = person.map { "AND made_by = \($0)" } ?? ""
        return try tx.all(
            "SELECT \(columns) FROM imports WHERE TRUE \(older) \(own) ORDER BY id DESC LIMIT \(limit)")
    }
}
