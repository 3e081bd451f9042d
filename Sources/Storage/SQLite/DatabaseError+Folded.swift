internal import GRDB

extension DatabaseError {
    /// A `StorageError`, or `CancellationError` when the statement was interrupted because its task was cancelled.
    var folded: any Error {
        resultCode == .SQLITE_INTERRUPT ? CancellationError() : StorageError(self)
    }
}

extension StorageError {
    init(_ error: DatabaseError) {
        let message = error.message ?? "no message"
        self =
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
                .conflict(constraint: Self.constraint(in: message))
            default:
                switch error.resultCode {
                case .SQLITE_BUSY, .SQLITE_LOCKED:
                    .busy
                case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_NOMEM, .SQLITE_PROTOCOL:
                    .unavailable("\(error.extendedResultCode): \(message)")
                default:
                    .failed(code: Self.code(of: error), message: message, sql: error.sql ?? "")
                }
            }
    }

    private static func code(of error: DatabaseError) -> String {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_NOTNULL: return "23502"
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return "23503"
        case .SQLITE_CONSTRAINT_CHECK: return "23514"
        default: return error.resultCode == .SQLITE_READONLY ? "25006" : "\(error.extendedResultCode)"
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
