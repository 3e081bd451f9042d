internal import Foundation
internal import GRDB

struct SQLiteConnection: Connection {
    let db: GRDB.Database

    func rows(_ query: Query) throws -> ResultSet {
        try folding {
            let statement = try prepared(query)
            let columns = statement.columnNames
            let cursor = try GRDB.Row.fetchCursor(statement)
            var values: [SQLValue] = []
            while let row = try cursor.next() {
                for index in columns.indices { values.append(SQLValue(row[index] as DatabaseValue)) }
            }
            return ResultSet(columns: columns, values: values)
        }
    }

    func run(_ query: Query) throws -> Int {
        try folding {
            let changesBefore = db.totalChangesCount
            try prepared(query).execute()
            // A statement that changes no row leaves the previous one's count in place.
            return db.totalChangesCount == changesBefore ? 0 : db.changesCount
        }
    }

    /// SQLite's statements have no limit to lift.
    func liftTimeLimit() {}

    private func prepared(_ query: Query) throws -> Statement {
        let text = query.text
        let statement = try query.recurs ? db.cachedStatement(sql: text) : db.makeStatement(sql: text)
        try statement.setArguments(StatementArguments(query.values.map(\.databaseValue)))
        return statement
    }

    private func folding<T>(_ act: () throws -> T) throws -> T {
        do {
            return try act()
        } catch let error as DatabaseError {
            throw error.folded
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
