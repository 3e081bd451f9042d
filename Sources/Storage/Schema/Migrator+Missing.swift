extension Migrator {
    /// The identifiers of what `run` would apply, in order. Throws `MigrationError` as `run` would.
    package func missing(on database: Database) async throws -> [String] {
        try await prepareLedger(on: database)
        return try await database.read { tx in try missing(in: tx) }
    }

    /// The same of a database that was migrated once, without writing.
    package func missing(in tx: Transaction) throws -> [String] {
        try pending(in: tx).map(\.id)
    }
}

extension Migrator {
    /// Whether the tables that are there, if any, came from migrations.
    package static func owns(_ tx: Transaction) throws -> Bool {
        let columns: [SchemaColumn] = try tx.all(SchemaQueries.of(tx.engine).columns)
        return columns.isEmpty || columns.contains { $0.table == ledger }
    }

    /// The identifiers of what was applied to a database that was migrated once, in order.
    package static func applied(in tx: Transaction) throws -> [String] {
        try tx.values("SELECT id FROM schema_migrations ORDER BY id")
    }
}
