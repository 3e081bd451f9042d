internal import Foundation
internal import GRDB

extension Database {
    package static func sqlite(path: String) throws -> Database {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return Database(driver: SQLiteDriver(pool: try DatabasePool(path: path, configuration: configuration)))
    }

    package static func inMemory() throws -> Database {
        Database(driver: SQLiteDriver(pool: try DatabaseQueue()))
    }
}

struct SQLiteDriver: Driver {
    let pool: any DatabaseWriter

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await pool.read { try body(SQLiteConnection(db: $0)) }
    }

    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await pool.write { try body(SQLiteConnection(db: $0)) }
    }
}

struct SQLiteConnection: Connection {
    let db: GRDB.Database

    func rows(_ query: Query) throws -> [Row] {
        try translatingErrors(query) {
            let found = try GRDB.Row.fetchAll(db, sql: query.text, arguments: arguments(query))
            return found.map { row in
                Row(columns: Array(row.columnNames), values: row.databaseValues.map(SQLValue.init))
            }
        }
    }

    func run(_ query: Query) throws -> Int {
        try translatingErrors(query) {
            try db.execute(sql: query.text, arguments: arguments(query))
            return db.changesCount
        }
    }

    /// GRDB drops the leading `$` of a parameter's name, so `$2` is bound by the key "2".
    private func arguments(_ query: Query) -> StatementArguments {
        var named: [String: (any DatabaseValueConvertible)?] = [:]
        for (index, value) in query.values.enumerated() {
            named["\(index + 1)"] = value.databaseValue
        }
        return StatementArguments(named)
    }

    private func translatingErrors<T>(_ query: Query, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
                throw StorageError.conflict(constraint: error.message ?? "")
            case .SQLITE_BUSY:
                throw StorageError.busy
            default:
                throw StorageError.failed(code: "\(error.extendedResultCode)", message: error.message ?? "", sql: query.text)
            }
        }
    }
}

extension SQLValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .boolean(let value): value.databaseValue
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .blob(let value): Data(value).databaseValue
        }
    }

    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob([UInt8](value))
        }
    }
}
