/// What can go wrong in either engine, folded into a few.
///
/// An error's text is for the log: it may quote SQL or an address, and is never shown to a visitor.
package enum StorageError: Error, Equatable {
    /// A unique rule refused the row.
    ///
    /// `constraint` is the same on both engines: `table(column, other)` in the order of the rule, or the index's
    /// name when the rule is on an expression (`lower(name)`).
    case conflict(constraint: String)

    /// Other transactions were in the way for too long, or a statement took more than five seconds. The database is
    /// well, and trying later may do.
    case busy

    /// The engine refused the statement.
    ///
    /// `code` is an SQLSTATE on both engines for what both know (`23502` not null, `23503` foreign key, `23514` check,
    /// `25006` writing inside `read`, `22021` a NUL in a text, `22003` a number out of range); otherwise the
    /// engine's own code.
    case failed(code: String, message: String, sql: String)

    /// The database's own pages contradict each other: a disk, or another program, changed them. Reading on may give wrong
    /// answers, and only a backup brings back what was lost.
    case damaged(String)

    /// The database cannot be reached, is full, or went away: the web answers 503.
    case unavailable(String)

    /// Whether running the same body again may succeed.
    package var isTransient: Bool {
        switch self {
        case .busy, .unavailable: true
        case .conflict, .failed, .damaged: false
        }
    }
}
