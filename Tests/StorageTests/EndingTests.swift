import Fixtures
import Storage
import Testing

@Suite struct EndingTests {
    @Test(arguments: Engine.available)
    func `what is put off is done once, as it was said last, before the commit`(engine: Engine) async throws {
        let database = try await engine.ledger()

        try await database.write { tx in
            for balance in 1...3 {
                tx.beforeCommit("open") { tx in try Ledger.open("a", balance: balance, in: tx) }
            }
            let before: [Int] = try tx.values("SELECT balance FROM accounts")
            #expect(before.isEmpty)
        }

        let balances: [Int] = try await database.read { tx in try tx.values("SELECT balance FROM accounts") }
        #expect(balances == [3])
    }

    @Test(arguments: Engine.available)
    func `what was put off and fails takes everything with it`(engine: Engine) async throws {
        struct Failed: Error {}
        let database = try await engine.ledger()

        await #expect(throws: Failed.self) {
            try await database.write { tx in
                try Ledger.open("a", balance: 1, in: tx)
                tx.beforeCommit("fail") { _ in throw Failed() }
            }
        }

        let count: Int? = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM accounts") }
        #expect(count == 0)
    }

    @Test(arguments: Engine.available)
    func `what is kept in memory is made anew when its version changes or it is forgotten`(engine: Engine) async throws
    {
        let database = try await engine.ledger()
        let look = { (version: Int64) in
            try await database.read { tx in
                try tx.kept([Int].self, asOf: version) { try tx.values("SELECT balance FROM accounts") }
            }
        }

        #expect(try await look(1) == [])
        try await database.write { tx in try Ledger.open("a", balance: 7, in: tx) }
        #expect(try await look(1) == [])
        #expect(try await look(2) == [7])
        try await database.write { tx in
            try Ledger.open("b", balance: 8, in: tx)
            tx.forget([Int].self)
        }
        #expect(try await look(2).sorted() == [7, 8])
    }
}
