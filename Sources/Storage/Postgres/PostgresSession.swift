/// One connection to PostgreSQL, opened when first needed and again after it broke, on a thread of its own.
actor PostgresSession {
    private let conninfo: String
    private let executor: QueueExecutor
    private var connection: PostgresConnection?
    private var isClosed = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ conninfo: String, number: Int) {
        self.conninfo = conninfo
        executor = QueueExecutor(label: "postgres.\(number)")
    }

    /// Runs `body` in a transaction, once.
    ///
    /// Throws `UnknownOutcome` when the connection broke while a write was being committed. After any other error
    /// nothing was committed.
    func transaction<T: Sendable>(
        _ kind: PostgresTransactionKind, _ body: @Sendable (any Connection) throws -> T
    ) throws -> T {
        guard !isClosed else { throw StorageError.closed }
        let connection = try begin(kind)
        defer { if connection.isBroken { self.connection = nil } }
        let value: T
        do {
            value = try body(connection)
            try connection.end()
        } catch {
            connection.rollBack()
            throw error
        }
        do {
            try connection.commit()
        } catch let error where connection.isBroken && kind == .write {
            throw UnknownOutcome(reason: error)
        }
        return value
    }

    func close() {
        isClosed = true
        connection = nil
    }

    /// A connection that died while it lay idle held no work, so it is replaced without a word.
    private func begin(_ kind: PostgresTransactionKind) throws -> PostgresConnection {
        if let connection {
            do {
                try connection.begin(kind)
                return connection
            } catch  where connection.isBroken {
                self.connection = nil
            }
        }
        let fresh = try PostgresConnection(conninfo)
        try fresh.begin(kind)
        connection = fresh
        return fresh
    }
}

/// The connection broke between COMMIT and its answer: the change is stored, or it is not.
struct UnknownOutcome: Error {
    let reason: any Error
}
