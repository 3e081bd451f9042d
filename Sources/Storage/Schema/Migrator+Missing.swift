extension Migrator {
    /// The identifiers of what `run` would apply, in order. Throws `MigrationError` as `run` would.
    package func missing(on database: Database) async throws -> [String] {
        try await prepareLedger(on: database)
        return try await database.read { tx in try pending(in: tx).map(\.id) }
    }
}
