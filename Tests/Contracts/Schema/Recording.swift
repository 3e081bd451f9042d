import Synchronization

@testable import Storage

/// The queries that a database is asked, each text once.
final class Recording: Sendable {
    private let queries = Mutex<[String: Query]>([:])

    var all: [Query] { queries.withLock { Array($0.values) } }

    func note(_ query: Query) {
        queries.withLock { $0[query.text] = query }
    }

    /// The same database, whose queries are noted.
    func database(over database: Database) -> Database {
        Database(engine: database.engine, driver: RecordingDriver(driver: database.driver, recording: self))
            .keeping(database)
    }
}

private struct RecordingDriver: Driver {
    let driver: any Driver
    let recording: Recording

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await driver.read { try body(RecordingConnection(connection: $0, recording: recording)) }
    }

    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await driver.write { try body(RecordingConnection(connection: $0, recording: recording)) }
    }

    func close() async throws { try await driver.close() }

    var pools: [PoolUsage] { driver.pools }
}

private struct RecordingConnection: Connection {
    let connection: any Connection
    let recording: Recording

    func rows(_ query: Query) throws -> ResultSet {
        recording.note(query)
        return try connection.rows(query)
    }

    func each(_ query: Query, _ body: ([SQLValue]) throws -> Void) throws {
        recording.note(query)
        try connection.each(query, body)
    }

    func run(_ query: Query) throws -> Int {
        recording.note(query)
        return try connection.run(query)
    }

    func liftTimeLimit() throws { try connection.liftTimeLimit() }

    func lastly(_ act: @escaping @Sendable (any Connection) throws -> Void) throws {
        try connection.lastly { [recording] in try act(RecordingConnection(connection: $0, recording: recording)) }
    }
}
