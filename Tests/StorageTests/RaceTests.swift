import Fixtures
import Storage
import Testing

@Suite struct RaceTests {
    @Test(arguments: Engine.available)
    func `fifty who read, think and write at once lose no update`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in try Ledger.open("a", in: tx) }

        try await withThrowingTaskGroup { group in
            for _ in 1...50 {
                group.addTask {
                    try await database.write { tx in
                        let balance = try Ledger.balance("a", in: tx) ?? 0
                        try tx.run("UPDATE accounts SET balance = \(balance + 1) WHERE id = 'a'")
                    }
                }
            }
            try await group.waitForAll()
        }

        #expect(try await Ledger.balance("a", in: database) == 50)
    }

    @Test(arguments: Engine.available)
    func `a rule over several rows holds between writers who see each other's past`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in
            for id in ["a", "b"] { try Ledger.open(id, balance: 1, in: tx) }
        }

        // Each takes one coin as long as two are left in all: under weaker isolation both would.
        let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
            for id in ["a", "b"] {
                group.addTask {
                    try await database.write { tx in
                        let total: Int = try tx.value("SELECT SUM(balance) FROM accounts") ?? 0
                        guard total >= 2 else { return false }
                        try tx.run("UPDATE accounts SET balance = balance - 1 WHERE id = \(id)")
                        return true
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(taken.count { $0 } == 1)
    }

    @Test(arguments: Engine.available)
    func `one of many who insert the same row wins, the others meet a conflict`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let answers = await withTaskGroup(of: StorageError?.self) { group in
            for _ in 1...10 {
                group.addTask {
                    do {
                        try await database.write { tx in try Ledger.open("a", in: tx) }
                        return nil
                    } catch {
                        return error as? StorageError
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(answers.count { $0 == nil } == 1)
        #expect(answers.count { $0 == .conflict(constraint: "accounts(id)") } == 9)
    }

    @Test(arguments: Engine.available)
    func `more readers than connections are all served`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in try Ledger.open("a", balance: 3, in: tx) }

        let balances = try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 1...40 { group.addTask { try await Ledger.balance("a", in: database) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(balances == Array(repeating: 3, count: 40))
    }
}
