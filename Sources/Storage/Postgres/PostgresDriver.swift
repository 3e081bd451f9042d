/// Runs bodies on a pool of sessions, again where a race or a broken connection undid them.
struct PostgresDriver: Driver {
    private let sessions: [PostgresSession]
    private let pool: Pool<PostgresSession>
    /// One after the other, as on SQLite: of two that change the same count at once, the database takes one back when its
    /// work is done. What other processes write at the same time can still undo an attempt.
    private let writer = Pool([1], patience: .seconds(15))
    /// No attempt begins later than this after the first.
    private let patience: Duration = .seconds(5)

    init(_ conninfo: String, connections: Int) {
        sessions = (0..<connections).map { PostgresSession(conninfo, number: $0) }
        pool = Pool(sessions, patience: .seconds(10))
    }

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await transaction(.read, body)
    }

    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await transaction(.write, body)
    }

    var pools: [PoolUsage] { [pool.usage("connections"), writer.usage("writer")] }

    func close() async {
        writer.close()
        pool.close()
        for session in sessions { await session.close() }
    }

    /// A body is free of effects outside its transaction, so one that was not committed can run again.
    private func transaction<T: Sendable>(
        _ kind: PostgresTransactionKind, _ body: @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let deadline = ContinuousClock.now + patience
        var failures = 0
        while true {
            switch try await turn(kind, body) {
            case .success(let value):
                return value
            case .failure(let error):
                failures += 1
                guard let pause = pause(after: error, failures: failures), ContinuousClock.now + pause < deadline
                else { throw error }
                try await Task.sleep(for: pause)
            }
        }
    }

    private func turn<T: Sendable>(
        _ kind: PostgresTransactionKind, _ body: @Sendable (any Connection) throws -> T
    ) async throws -> Result<T, StorageError> {
        switch kind {
        case .read: try await attempt(kind, body)
        case .write: try await writer.withMember { _ in try await attempt(kind, body) }
        }
    }

    /// A failure is one that another attempt may mend. The session is free again while we wait for that.
    private func attempt<T: Sendable>(
        _ kind: PostgresTransactionKind, _ body: @Sendable (any Connection) throws -> T
    ) async throws -> Result<T, StorageError> {
        try await pool.withMember { session in
            do {
                return .success(try await session.transaction(kind, body))
            } catch let error as UnknownOutcome {
                throw StorageError.unavailable("a change may or may not have been stored: \(error.reason)")
            } catch let error as StorageError where error.isTransient {
                return .failure(error)
            }
        }
    }

    /// A race is over in a moment. An outage is not: a few attempts bridge a restart, more would pile up requests.
    private func pause(after error: StorageError, failures: Int) -> Duration? {
        let isRace = error == .busy
        guard failures < (isRace ? 20 : 4) else { return nil }
        let backoff = Backoff(
            first: .milliseconds(isRace ? 5 : 100), longest: .milliseconds(isRace ? 500 : 1_000))
        return backoff.pause(afterFailures: failures)
    }
}
