import Fixtures
import Storage
import Testing

@Suite struct TransactionTests {
    static let accounts = Migration(
        "2026-11-23-accounts",
        """
        CREATE TABLE accounts (
            id      TEXT   PRIMARY KEY,
            balance BIGINT NOT NULL CHECK (balance >= 0),
            owner   TEXT
        )
        """,
        "CREATE UNIQUE INDEX accounts_by_owner ON accounts (lower(owner))"
    )

    @Test(arguments: Engine.available)
    func `what a body wrote is there after it`(engine: Engine) async throws {
        let database = try await engine.database([Self.accounts])

        let written = try await database.write { tx in
            try tx.run("INSERT INTO accounts (id, balance) VALUES (\("a"), \(5)), (\("b"), \(7))")
        }

        let balances: [Int] = try await database.read { tx in
            try tx.values("SELECT balance FROM accounts ORDER BY id")
        }
        #expect(written == 2)
        #expect(balances == [5, 7])
    }
}
