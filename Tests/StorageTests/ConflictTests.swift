import Fixtures
import Storage
import Testing

@Suite struct ConflictTests {
    @Test(arguments: Engine.available)
    func `a conflict names the columns of the rule, the same on both engines`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in
            try Ledger.open("a", owner: "Ada", in: tx)
            try tx.run("INSERT INTO transfers (debited, credited, number) VALUES ('a', 'a', 1)")
        }

        let refused: [(Query, constraint: String)] = [
            ("INSERT INTO accounts (id, balance) VALUES ('a', 1)", "accounts(id)"),
            ("INSERT INTO transfers (debited, credited, number) VALUES ('a', 'a', 1)", "transfers(number, debited)"),
            ("INSERT INTO accounts (id, balance, owner) VALUES ('b', 1, 'ADA')", "accounts_by_owner"),
        ]

        for (query, constraint) in refused {
            await #expect(throws: StorageError.conflict(constraint: constraint)) {
                try await database.write { tx in try tx.run(query) }
            }
        }
    }

    @Test(
        arguments: Engine.available,
        [
            ("INSERT INTO accounts (id, balance) VALUES ('a', NULL)", "23502"),
            ("INSERT INTO transfers (debited, credited, number) VALUES ('x', 'y', 1)", "23503"),
            ("INSERT INTO accounts (id, balance) VALUES ('a', -1)", "23514"),
        ] as [(Query, String)])
    func `a broken rule has the same code on both engines`(
        engine: Engine, refused: (Query, code: String)
    ) async throws {
        let database = try await engine.ledger()

        let error = await #expect(throws: StorageError.self) {
            try await database.write { tx in try tx.run(refused.0) }
        }

        #expect(error?.code == refused.code)
    }

    @Test(arguments: Engine.available)
    func `a statement that makes no sense is a failure that quotes it`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let error = await #expect(throws: StorageError.self) {
            try await database.write { tx in try tx.run("SELEKT 1") }
        }

        guard case .failed(_, _, let sql) = error else { return #expect(error == nil) }
        #expect(sql == "SELEKT 1")
    }

    @Test(arguments: Engine.available)
    func `a thing that others point at cannot be deleted`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in
            for id in ["a", "b"] { try Ledger.open(id, in: tx) }
            try tx.run("INSERT INTO transfers (debited, credited, number) VALUES ('a', 'b', 1)")
        }

        let error = await #expect(throws: StorageError.self) {
            try await database.write { tx in try tx.run("DELETE FROM accounts WHERE id = 'a'") }
        }

        #expect(error?.code == "23503")
    }
}
