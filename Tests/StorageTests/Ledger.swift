import Fixtures
import Storage

/// The tables of these tests.
enum Ledger {
    static let migrations = [
        Migration(
            "2026-11-23-accounts",
            """
            CREATE TABLE accounts (
                id      TEXT   PRIMARY KEY,
                balance BIGINT NOT NULL CHECK (balance >= 0),
                owner   TEXT
            )
            """,
            "CREATE UNIQUE INDEX accounts_by_owner ON accounts (lower(owner))",
            """
            CREATE TABLE transfers (
                debited  TEXT   NOT NULL REFERENCES accounts (id),
                credited TEXT   NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                number   BIGINT NOT NULL,
                amount   BIGINT NOT NULL DEFAULT 0,
                UNIQUE (number, debited)
            )
            """
        )
    ]

    static func open(_ id: String, balance: Int = 0, owner: String? = nil, in tx: Transaction) throws {
        try tx.run("INSERT INTO accounts (id, balance, owner) VALUES (\(id), \(balance), \(owner))")
    }

    static func balance(_ id: String, in tx: Transaction) throws -> Int? {
        try tx.value("SELECT balance FROM accounts WHERE id = \(id)")
    }

    static func balance(_ id: String, in database: Database) async throws -> Int? {
        try await database.read { tx in try balance(id, in: tx) }
    }
}

extension Engine {
    func ledger() async throws -> Database {
        try await database(Ledger.migrations)
    }
}
