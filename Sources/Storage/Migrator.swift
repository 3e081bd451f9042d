/// One forward step of the schema, written once for both engines.
package struct Migration: Sendable {
    package let id: String
    package let statements: [Query]

    package init(_ id: String, _ statements: Query...) {
        self.id = id
        self.statements = statements
    }

    var text: String { statements.map(\.text).joined(separator: ";\n") }
}

package struct Migrator: Sendable {
    let migrations: [Migration]

    package init(_ migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.id < $1.id }
    }

    /// Applies what is missing, each migration in its own transaction; returns their identifiers.
    package func run(on database: Database) async throws -> [String] {
        _ = try await database.write { tx in
            try tx.run("CREATE TABLE IF NOT EXISTS schema_migrations (id TEXT PRIMARY KEY, text TEXT NOT NULL)")
        }
        var applied: [String] = []
        for migration in migrations {
            let isNew = try await database.write { tx in try apply(migration, in: tx) }
            if isNew { applied.append(migration.id) }
        }
        return applied
    }

    /// The applied text is kept, so an edited migration is refused with both versions at hand.
    private func apply(_ migration: Migration, in tx: Transaction) throws -> Bool {
        if let row: AppliedMigration = try tx.first("SELECT text FROM schema_migrations WHERE id = \(migration.id)") {
            guard row.text == migration.text else { throw EditedMigration(id: migration.id) }
            return false
        }
        for statement in migration.statements { try tx.run(statement) }
        try tx.run("INSERT INTO schema_migrations (id, text) VALUES (\(migration.id), \(migration.text))")
        return true
    }
}

package struct EditedMigration: Error {
    package let id: String
}

private struct AppliedMigration: RowDecodable {
    let text: String
    init(row: Row) throws { text = try row["text"] }
}
