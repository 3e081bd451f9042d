/// The only door to the tables. Bodies are synchronous: nothing slow can be awaited while a
/// transaction is open, and a body that lost a serialization race can safely run again.
package struct Database: Sendable {
    let driver: any Driver

    package func read<T: Sendable>(_ body: @Sendable (Transaction) throws -> T) async throws -> T {
        try await driver.read { try body(Transaction(connection: $0)) }
    }

    package func write<T: Sendable>(_ body: @Sendable (Transaction) throws -> T) async throws -> T {
        try await driver.write { try body(Transaction(connection: $0)) }
    }
}

protocol Driver: Sendable {
    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T
}

protocol Connection {
    func rows(_ query: Query) throws -> [Row]
    /// The number of rows that the statement changed.
    func run(_ query: Query) throws -> Int
}

package enum StorageError: Error {
    case conflict(constraint: String)
    case busy
    case failed(code: String, message: String, sql: String)
}

/// Valid only inside the body that received it; not Sendable, so it cannot leave it.
package struct Transaction {
    let connection: any Connection

    package func all<T: RowDecodable>(_ query: Query) throws -> [T] {
        try connection.rows(query).map(T.init(row:))
    }

    package func first<T: RowDecodable>(_ query: Query) throws -> T? {
        try connection.rows(query).first.map(T.init(row:))
    }

    @discardableResult
    package func run(_ query: Query) throws -> Int {
        try connection.run(query)
    }
}

package protocol RowDecodable {
    init(row: Row) throws
}

package struct Row: Sendable {
    let columns: [String]
    let values: [SQLValue]

    package subscript<T: SQLDecodable>(_ column: String) -> T {
        get throws {
            guard let index = columns.firstIndex(of: column) else {
                throw SQLDecodingError(message: "no column \(column) among \(columns)")
            }
            return try T(sqlValue: values[index])
        }
    }
}
