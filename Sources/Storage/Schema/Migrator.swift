/// Brings a schema up to date, each migration in its own transaction.
package struct Migrator: Sendable {
    let migrations: [Migration]

    /// The table of what was applied.
    static let ledger = "schema_migrations"

    /// Migrations run by date; those of one date in the order given.
    package init(_ migrations: [Migration]) {
        let ids = Set(migrations.map(\.id))
        precondition(ids.count == migrations.count, "two migrations with one identifier: the second would never run")
        self.migrations = migrations.enumerated()
            .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
            .map(\.element)
    }

    /// Applies what is missing; returns the identifiers of what it applied, in order.
    ///
    /// Throws `MigrationError` before anything else is applied. A migration that fails leaves nothing behind, those
    /// before it stay; running again goes on from there.
    package func run(on database: Database) async throws -> [String] {
        try await prepareLedger(on: database)
        let missing = try await database.read { tx in try self.pending(in: tx) }
        var applied: [String] = []
        for migration in missing where try await database.write({ tx in try apply(migration, in: tx) }) {
            applied.append(migration.id)
        }
        return applied
    }

    func prepareLedger(on database: Database) async throws {
        try await database.write { tx in
            try tx.liftTimeLimit()
            // PostgreSQL would let two nodes create it at once, and fail one. The number only has to stay the same.
            if tx.engine == .postgres { try tx.run("SELECT pg_advisory_xact_lock(4770211)") }
            try tx.run("CREATE TABLE IF NOT EXISTS schema_migrations (id TEXT PRIMARY KEY, text TEXT NOT NULL)")
        }
    }

    func pending(in tx: Transaction) throws -> [Migration] {
        let applied: [AppliedMigration] = try tx.all("SELECT id, text FROM schema_migrations ORDER BY id")
        let texts = Dictionary(uniqueKeysWithValues: applied.map { ($0.id, $0.text) })
        let unknown = Set(texts.keys).subtracting(migrations.map(\.id))
        guard unknown.isEmpty else { throw MigrationError.newer(ids: unknown.sorted()) }
        return try migrations.filter { migration in
            guard let text = texts[migration.id] else { return true }
            guard text == migration.text(for: tx.engine) else { throw MigrationError.edited(id: migration.id) }
            return false
        }
    }

    /// False when another process applied it in the meantime.
    private func apply(_ migration: Migration, in tx: Transaction) throws -> Bool {
        try tx.liftTimeLimit()
        // Nodes that start together take turns. Unlike an advisory lock this one is waited for before the transaction
        // begins to see, so that it sees what the node before it did. SQLite has one writer anyway.
        if tx.engine == .postgres { try tx.run("LOCK TABLE schema_migrations IN EXCLUSIVE MODE") }
        let claimed = try tx.run(
            """
            INSERT INTO schema_migrations (id, text) VALUES (\(migration.id), \(migration.text(for: tx.engine)))
            ON CONFLICT (id) DO NOTHING
            """)
        guard claimed == 1 else { return false }
        for statement in migration.statements(for: tx.engine) { try tx.run(statement) }
        return true
    }
}

private struct AppliedMigration: RowDecodable {
    let id: String
    let text: String

    init(row: Row) throws {
        id = try row["id"]
        text = try row["text"]
    }
}
