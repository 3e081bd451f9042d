/// Runs bodies on a pool of sessions, again where a race or a broken connection undid them.
struct PostgresDriver: Driver {
    let pool: PostgresPool
    private let backoff = Backoff(first: .milliseconds(5), longest: .milliseconds(500))
    private let attempts = 20
    /// No attempt begins later than this after the first.
    private let patience: Duration = .seconds(5)

    init(pool: PostgresPool) {
        self.pool = pool
    }

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await transaction(.read, body)
    }

    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await transaction(.write, body)
    }

    func close() async {
        await pool.close()
    }

    /// A body is free of effects outside its transaction, so one that was not committed can run again.
    private func transaction<T: Sendable>(
        _ kind: PostgresTransactionKind, _ body: @Sendable (any Connection) throws -> T
    ) async throws -> T {
        let deadline = ContinuousClock.now + patience
        var failures = 0
        while true {
            switch try await attempt(kind, body) {
            case .success(let value):
                return value
            case .failure(let error):
                failures += 1
                let pause = backoff.pause(afterFailures: failures)
                guard failures < attempts, ContinuousClock.now + pause < deadline else { throw error }
                try await Task.sleep(for: pause)
            }
        }
    }

    /// A failure is one that another attempt may mend. The session is free again while we wait for that.
    private func attempt<T: Sendable>(
        _ kind: PostgresTransactionKind, _ body: @Sendable (any Connection) throws -> T
    ) async throws -> Result<T, StorageError> {
        try await pool.withSession { session in
            do {
                return .success(try await session.transaction(kind, body))
            } catch let error as UnknownOutcome {
                throw StorageError.unavailable("a change may or may not have been stored: \(error.reason)")
            } catch let error as StorageError where error.isTransient {
                return .failure(error)
            }
        }
    }
}
