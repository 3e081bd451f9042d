@preconcurrency import Dispatch
import Fixtures
import Storage
import Testing

@Suite struct TransactionTests {
    struct Refusal: Error {}

    @Test(arguments: Engine.available)
    func `what a body wrote is there after it`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let written = try await database.write { tx in
            try tx.run("INSERT INTO accounts (id, balance) VALUES (\("a"), \(5)), (\("b"), \(7))")
        }

        let balances: [Int] = try await database.read { tx in
            try tx.values("SELECT balance FROM accounts ORDER BY id")
        }
        #expect(written == 2)
        #expect(balances == [5, 7])
    }

    @Test(arguments: Engine.available)
    func `a body that throws leaves nothing behind`(engine: Engine) async throws {
        let database = try await engine.ledger()

        await #expect(throws: Refusal.self) {
            try await database.write { tx in
                try Ledger.open("a", in: tx)
                throw Refusal()
            }
        }

        #expect(try await Ledger.balance("a", in: database) == nil)
    }

    @Test(arguments: Engine.available)
    func `writing inside read is refused`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let error = await #expect(throws: StorageError.self) {
            try await database.read { tx in try Ledger.open("a", in: tx) }
        }

        #expect(error?.code == "25006")
        #expect(try await Ledger.balance("a", in: database) == nil)
    }

    @Test(arguments: Engine.available)
    func `reading goes on after a refused write`(engine: Engine) async throws {
        let database = try await engine.ledger()

        for _ in 1...20 {
            await #expect(throws: StorageError.self) {
                try await database.read { tx in try Ledger.open("a", in: tx) }
            }
        }

        #expect(try await Ledger.balance("a", in: database) == nil)
    }

    @Test(arguments: Engine.available)
    func `a read sees one moment, whatever is written meanwhile`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in try Ledger.open("a", balance: 1, in: tx) }
        let hasRead = AsyncStream.makeStream(of: Void.self)
        let hasWritten = DispatchSemaphore(value: 0)

        async let seen = database.read { tx in
            let before = try Ledger.balance("a", in: tx)
            hasRead.continuation.finish()
            _ = hasWritten.wait(timeout: .now() + 5)
            return [before, try Ledger.balance("a", in: tx)]
        }
        for await _ in hasRead.stream {}
        try await database.write { tx in try tx.run("UPDATE accounts SET balance = 2") }
        hasWritten.signal()

        #expect(try await seen == [1, 1])
        #expect(try await Ledger.balance("a", in: database) == 2)
    }

    @Test(arguments: Engine.available)
    func `a statement that failed fails its transaction, even when its error is swallowed`(
        engine: Engine
    ) async throws {
        let database = try await engine.ledger()

        await #expect(throws: StorageError.conflict(constraint: "accounts(id)")) {
            try await database.write { tx in
                try Ledger.open("a", in: tx)
                do { try Ledger.open("a", in: tx) } catch {}
            }
        }

        #expect(try await Ledger.balance("a", in: database) == nil)
    }

    @Test(arguments: Engine.available)
    func `after a statement that failed no other one runs`(engine: Engine) async throws {
        let database = try await engine.ledger()

        await #expect(throws: StorageError.conflict(constraint: "accounts(id)")) {
            try await database.write { tx in
                try Ledger.open("a", in: tx)
                do { try Ledger.open("a", in: tx) } catch {}
                try Ledger.open("b", in: tx)
            }
        }

        #expect(try await Ledger.balance("b", in: database) == nil)
    }

    @Test(arguments: Engine.available)
    func `a body can give a conflict a better name`(engine: Engine) async throws {
        let database = try await engine.ledger()

        await #expect(throws: Refusal.self) {
            try await database.write { tx in
                try Ledger.open("a", in: tx)
                do { try Ledger.open("a", in: tx) } catch StorageError.conflict { throw Refusal() }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `run counts the rows that its own statement changed`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let counts = try await database.write { tx in
            try [
                tx.run("INSERT INTO accounts (id, balance) VALUES ('a', 1), ('b', 2), ('c', 3)"),
                tx.run("CREATE INDEX accounts_by_balance ON accounts (balance)"),
                tx.run("UPDATE accounts SET balance = 9 WHERE id = 'nobody'"),
                tx.run("SELECT id FROM accounts"),
                tx.run("INSERT INTO accounts (id, balance) VALUES ('a', 1) ON CONFLICT (id) DO NOTHING"),
                tx.run("DELETE FROM accounts WHERE balance > 1"),
            ]
        }

        #expect(counts == [3, 0, 0, 0, 0, 2])
    }

    @Test(arguments: Engine.available)
    func `a closed database says so`(engine: Engine) async throws {
        let database = try await engine.ledger()

        try await database.close()

        let error = await #expect(throws: StorageError.self) { try await Ledger.balance("a", in: database) }
        #expect(error?.isUnavailable == true)
    }

    @Test(arguments: Engine.available)
    func `a cancelled task does not write`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await database.write { tx in try Ledger.open("a", in: tx) }
        }

        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await Ledger.balance("a", in: database) == nil)
    }
}
