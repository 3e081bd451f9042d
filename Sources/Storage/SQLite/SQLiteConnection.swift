internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// GRDB's connection, for the time of one transaction.
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
        try running(query) { statement in
            let width = CInt(statement.columnCount)
            let cursor = try GRDB.Row.fetchCursor(statement)
            var values: [SQLValue] = []
            while try cursor.next() != nil {
                for index in 0..<width { values.append(SQLValue(statement.sqliteStatement, column: index)) }
            }
            return ResultSet(columns: statement.columnNames, values: values)
        }
    }

    func each(_ query: Query, _ body: ([SQLValue]) throws -> Void) throws {
        try running(query) { statement in
            let width = CInt(statement.columnCount)
            let cursor = try GRDB.Row.fetchCursor(statement)
            while try cursor.next() != nil {
                try body((0..<width).map { SQLValue(statement.sqliteStatement, column: $0) })
            }
        }
    }

    func run(_ query: Query) throws -> Int {
        let changesBefore = db.totalChangesCount
        try running(query) { try $0.execute() }
        // A statement that changes no row leaves the previous one's count in place.
        return db.totalChangesCount == changesBefore ? 0 : db.changesCount
    }

    func liftTimeLimit() {
        limit = nil
    }

    func lastly(_ act: @escaping @Sendable (any Connection) throws -> Void) { commit?.lastly(act) }

    private func running<T>(_ query: Query, _ act: (Statement) throws -> T) throws -> T {
        let text = query.text
        do {
            let statement = try query.recurs ? db.cachedStatement(sql: text) : db.makeStatement(sql: text)
            try statement.setArguments(StatementArguments(query.values.map(\.databaseValue)))
            guard let limit else { return try act(statement) }
            return try db.interrupting(after: limit) { try act(statement) }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .boolean(let value): value.databaseValue
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .blob(let value): Data(value).databaseValue
        }
    }

    /// A column of the row at which a statement stands, read from SQLite's own memory: GRDB's value in between doubled
    /// the time that a page of results takes.
    fileprivate init(_ statement: OpaquePointer, column: CInt) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT: self = .text(String(decoding: Self.bytes(statement, column), as: UTF8.self))
        case SQLITE_BLOB: self = .blob([UInt8](Self.bytes(statement, column)))
        default: self = .null
        }
    }

    /// Valid until the statement moves on. Asked for as a blob, a text comes as it is stored, U+0000 included.
    private static func bytes(_ statement: OpaquePointer, _ column: CInt) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
