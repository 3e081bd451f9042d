internal import Foundation
internal import GRDB

/// GRDB's connection, for the time of one transaction.
final class SQLiteConnection: Connection {
    private let db: GRDB.Database
    /// As PostgreSQL's `statement_timeout`.
    private var limit: Duration? = .seconds(5)

    init(_ db: GRDB.Database) {
        self.db = db
    }

    func rows(_ query: Query) throws -> ResultSet {
        try running(query) { statement in
            let columns = statement.columnNames
            let cursor = try GRDB.Row.fetchCursor(statement)
            var values: [SQLValue] = []
            while let row = try cursor.next() {
                for index in columns.indices { values.append(SQLValue(row[index] as DatabaseValue)) }
            }
            return ResultSet(columns: columns, values: values)
        }
    }

    func each(_ query: Query, _ body: ([SQLValue]) throws -> Void) throws {
        try running(query) { statement in
            let width = statement.columnCount
            let cursor = try GRDB.Row.fetchCursor(statement)
            while let row = try cursor.next() {
                try body((0..<width).map { SQLValue(row[$0] as DatabaseValue) })
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

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob([UInt8](value))
        }
    }
}
