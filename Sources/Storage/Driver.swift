/// One engine: runs synchronous bodies in transactions.
protocol Driver: Sendable {
    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T
    func close() async throws

    var pools: [PoolUsage] { get }
}

/// A session inside a transaction. Its errors are `StorageError`, or `CancellationError`.
protocol Connection {
    func rows(_ query: Query) throws -> ResultSet

    /// Hands over the rows one after the other, without holding them all.
    func each(_ query: Query, _ body: ([SQLValue]) throws -> Void) throws

    /// The number of rows that the statement inserted, updated or deleted.
    func run(_ query: Query) throws -> Int

    /// Lets the statements of this transaction take as long as they need.
    func liftTimeLimit() throws

    /// Puts something off until just before the commit, which several bodies may share.
    func lastly(_ act: @escaping @Sendable (any Connection) throws -> Void) throws
}
