internal import GRDB
internal import GRDBSQLite

/// GRDB's connection, for the time of one transaction.
///
/// GRDB keeps the prepared statements; values go in and out by SQLite's own functions. A page asks twenty small
/// questions, and GRDB's rows and arguments cost more than the answers.
final class SQLiteConnection: Connection {
    private let db: GRDB.Database
    /// Nil when it only reads.
    private let commit: SharedCommit?
    /// As PostgreSQL's `statement_timeout`.
    private var limit: Duration? = .seconds(5)

    init(_ db: GRDB.Database, in commit: SharedCommit? = nil) {
        self.db = db
        self.commit = commit
    }

    func rows(_ query: Query) throws -> ResultSet {
        try running(query) { statement, columns in
            var values: [SQLValue] = []
            while try statement.step() { statement.read(into: &values) }
            return ResultSet(columns: columns(), values: values)
        }
    }

    func each(_ query: Query, _ body: ([SQLValue]) throws -> Void) throws {
        try running(query) { statement, _ in
            while try statement.step() {
                var values: [SQLValue] = []
                statement.read(into: &values)
                try body(values)
            }
        }
    }

    func run(_ query: Query) throws -> Int {
        let changesBefore = db.totalChangesCount
        try running(query) { statement, _ in
            while try statement.step() {}
        }
        // A statement that changes no row leaves the previous one's count in place.
        return db.totalChangesCount == changesBefore ? 0 : db.changesCount
    }

    func liftTimeLimit() {
        limit = nil
    }

    func lastly(_ act: @escaping @Sendable (any Connection) throws -> Void) { commit?.lastly(act) }

    private func running<T>(
        _ query: Query, _ act: (BoundStatement, _ columns: () -> [String]) throws -> T
    ) throws -> T {
        let text = query.text
        do {
            let prepared = try query.recurs ? db.cachedStatement(sql: text) : db.makeStatement(sql: text)
            let statement = BoundStatement(prepared.sqliteStatement)
            defer { statement.reset() }
            try statement.bind(query)
            guard let limit else { return try act(statement, { prepared.columnNames }) }
            return try db.interrupting(after: limit) { try act(statement, { prepared.columnNames }) }
        } catch var error as DatabaseError {
            // A reader who went away: GRDB interrupts what was being read for them.
            if error.resultCode == .SQLITE_INTERRUPT, Task.isCancelled { throw CancellationError() }
            if error.sql == nil {
                error = DatabaseError(resultCode: error.extendedResultCode, message: error.message, sql: text)
            }
            throw StorageError(error)
        }
    }
}
