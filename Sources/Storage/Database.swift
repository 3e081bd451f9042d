/// The only door to the tables.
///
/// Bodies are synchronous: nothing slow can be awaited while a transaction is open, and a body that lost a
/// serialization race can safely run again. A body may therefore run more than once: it must touch nothing but the
/// transaction. Both engines give `write` one meaning, one writer after the other, and `read` one snapshot.
///
/// Errors: `StorageError`, what the body throws, or `CancellationError` when the task was cancelled before the commit.
package struct Database: Sendable {
    package let engine: DatabaseEngine
    let driver: any Driver
    let doorbell = Doorbell()
    private let tally = Tally()
    private let memory = Memory()
    private var companions: [any Sendable] = []

    init(engine: DatabaseEngine, driver: any Driver) {
        self.engine = engine
        self.driver = driver
    }

    /// A path or `sqlite:path` opens SQLite; `postgres://…` or `postgresql://…` opens PostgreSQL.
    ///
    /// Throws `.unavailable` when there is no such database, or it cannot be reached.
    package static func open(_ url: String) async throws -> Database {
        if url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") {
            return try await postgres(url)
        }
        if url.hasPrefix("sqlite:") {
            return try sqlite(path: String(url.dropFirst("sqlite:".count)))
        }
        // The rest of the address is not quoted: it may hold a password.
        guard !url.contains("://") else {
            throw StorageError.unavailable("the database's address begins neither with postgres:// nor with sqlite:")
        }
        return try sqlite(path: url)
    }

    /// Runs `body` on one snapshot of the data. Writing is refused.
    package func read<T: Sendable>(_ body: @Sendable (Transaction) throws -> T) async throws -> T {
        try await driver.read { try Transaction.run(on: engine, $0, memory, body).value }
    }

    /// Runs `body` and commits, or throws and leaves nothing behind.
    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable (Transaction) throws -> T) async throws -> T {
        let outcome = try await driver.write { try Transaction.run(on: engine, $0, memory, body) }
        tally.add()
        if outcome.hasEnqueued { doorbell.ring() }
        return outcome.value
    }

    /// How many changes this process has committed. What was read before it grew may be out of date.
    package var changes: Int { tally.count }

    package var pools: [PoolUsage] { driver.pools }

    /// The same database, which keeps alive what it stands on, such as a temporary folder, as long as it is used.
    package func keeping(_ companion: some Sendable) -> Database {
        var database = self
        database.companions.append(companion)
        return database
    }

    /// Waits for the transactions under way, then closes the connections. Later calls throw `.unavailable`.
    package func close() async throws {
        try await driver.close()
    }
}
