internal import GRDB

extension StorageError {
    init(_ error: DatabaseError) {
        let message = error.message ?? "no message"
        self =
            switch error.resultCode {
            case .SQLITE_CONSTRAINT where error.isConflict:
                .conflict(constraint: Self.constraint(in: message))
            // Only our time limit interrupts: GRDB turns a cancelled task's interruption into `CancellationError`.
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT:
                .busy
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOMEM, .SQLITE_PROTOCOL:
                .unavailable("\(error.extendedResultCode): \(message)")
            case .SQLITE_CORRUPT, .SQLITE_NOTADB:
                .damaged("\(error.extendedResultCode): \(message)")
            default:
                .failed(code: error.comparableCode, message: message, sql: error.sql ?? "")
            }
    }

    /// From `UNIQUE constraint failed: seats.workshop, seats.person` to `seats(workshop, person)`, and from
    /// `UNIQUE constraint failed: index 'people_by_name'` to `people_by_name`.
    private static func constraint(in message: String) -> String {
        guard let colon = message.firstRange(of: ": ") else { return message }
        let subject = message[colon.upperBound...]
        if subject.hasPrefix("index '") { return String(subject.dropFirst("index '".count).dropLast()) }
        let parts = subject.split(separator: ", ").map { $0.split(separator: ".") }
        guard let table = parts.first?.first, parts.allSatisfy({ $0.count == 2 }) else { return String(subject) }
        return "\(table)(\(parts.map { $0[1] }.joined(separator: ", ")))"
    }
}

extension DatabaseError {
    fileprivate var isConflict: Bool {
        switch extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: true
        default: false
        }
    }

    /// The SQLSTATE of what PostgreSQL knows too.
    fileprivate var comparableCode: String {
        switch extendedResultCode {
        case .SQLITE_CONSTRAINT_NOTNULL: "23502"
        case .SQLITE_CONSTRAINT_FOREIGNKEY: "23503"
        case .SQLITE_CONSTRAINT_CHECK: "23514"
        default: resultCode == .SQLITE_READONLY ? "25006" : "\(extendedResultCode)"
        }
    }
}
