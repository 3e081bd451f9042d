extension Database {
    /// Opens a pool of at most `connections` to a PostgreSQL server, and reaches it once.
    ///
    /// - Parameter url: what libpq reads, a URL or `key=value` pairs; several hosts are tried in turn
    ///   (`postgres://one,two/essaim`), and the one that takes writes is used.
    ///
    /// Throws `.unavailable` when no server can be reached.
    package static func postgres(_ url: String, connections: Int = 8) async throws -> Database {
        let database = Database(
            engine: .postgres, driver: PostgresDriver(url, connections: connections))
        try await database.read { tx in _ = try tx.run("SELECT 1") }
        return database
    }
}
