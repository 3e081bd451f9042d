/// The fields of a server's error that we use.
struct PostgresFailure {
    /// The SQLSTATE; empty when libpq itself failed.
    let state: String
    let message: String
    let detail: String
    let table: String
    let constraint: String

    /// `table(column, other)` from the detail `Key (column, other)=(…) already exists.`, which is translated around
    /// the parentheses only. A rule on an expression has no such name on SQLite: there the index's name is taken.
    var comparableConstraint: String {
        guard let open = detail.firstIndex(of: "("), let close = detail.firstRange(of: ")=(") else { return constraint }
        let columns = detail[detail.index(after: open)..<close.lowerBound]
        let isPlain = columns.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: byte == UInt8(ascii: "_") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ")
            }
        }
        return isPlain ? "\(table)(\(columns))" : constraint
    }
}

extension StorageError {
    init(_ failure: PostgresFailure, sql: String) {
        self =
            switch failure.state {
            case "23505":
                .conflict(constraint: failure.comparableConstraint)
            // A lost race, a deadlock, a lock that did not come free, a statement that took too long.
            case "40001", "40P01", "55P03", "57014":
                .busy
            // Connection lost; too many connections; disk or memory full; the server stops or starts.
            case let state where ["", "53300", "53100", "53200", "57P01", "57P02", "57P03"].contains(state),
                let state where state.hasPrefix("08"):
                .unavailable("\(state) \(failure.message)")
            // Data corrupted, index corrupted.
            case "XX001", "XX002":
                .damaged("\(failure.state) \(failure.message)")
            default:
                .failed(code: failure.state, message: failure.message, sql: sql)
            }
    }
}
