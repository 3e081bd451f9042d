import Fixtures
import Synchronization
import Testing

@testable import Storage

@Suite(.enabled(if: Engine.available.contains(.postgres)))
struct PostgresTests {
    /// With one connection, so that a test knows which one it is on.
    func ledger() async throws -> Database {
        let database = try await Database.postgres(try await Engine.emptySchema(), connections: 1)
        _ = try await Migrator(Ledger.migrations).run(on: database)
        return database
    }

    func backend(of database: Database) async throws -> Int? {
        try await database.read { tx in try tx.value("SELECT pg_backend_pid()") }
    }

    @Test func `a connection that was killed while idle is replaced without a word`() async throws {
        let database = try await ledger()
        let other = try await ledger()
        let killed = try await backend(of: database)

        try await other.write { tx in try tx.run("SELECT pg_terminate_backend(CAST(\(killed) AS INTEGER))") }

        try await database.write { tx in try Ledger.open("a", in: tx) }
        #expect(try await Ledger.balance("a", in: database) == 0)
        #expect(try await backend(of: database) != killed)
    }

    @Test func `a body whose connection was killed runs again, and is stored once`() async throws {
        let database = try await ledger()
        let runs = Atomic(0)

        try await database.write { tx in
            try Ledger.open("a", in: tx)
            if runs.add(1, ordering: .relaxed).newValue == 1 {
                try tx.run("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }

        #expect(runs.load(ordering: .relaxed) == 2)
        #expect(try await Ledger.balance("a", in: database) == 0)
    }

    @Test func `a body that hides the loss of its connection still runs again`() async throws {
        struct Disguise: Error {}
        let database = try await ledger()
        let runs = Atomic(0)

        try await database.write { tx in
            guard runs.add(1, ordering: .relaxed).newValue == 1 else { return }
            do { try tx.run("SELECT pg_terminate_backend(pg_backend_pid())") } catch { throw Disguise() }
        }

        #expect(runs.load(ordering: .relaxed) == 2)
    }

    @Test func `a commit whose answer was lost is not tried again, and is said to be unknown`() async throws {
        let database = try await ledger()
        try await database.write { tx in
            try tx.run(
                """
                CREATE FUNCTION die() RETURNS TRIGGER LANGUAGE plpgsql
                AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
                """)
            try tx.run(
                """
                CREATE CONSTRAINT TRIGGER die_at_commit AFTER INSERT ON accounts
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()
                """)
        }
        let runs = Atomic(0)

        let error = await #expect(throws: StorageError.self) {
            try await database.write { tx in
                runs.add(1, ordering: .relaxed)
                try Ledger.open("a", in: tx)
            }
        }

        #expect(runs.load(ordering: .relaxed) == 1)
        #expect("\(error as StorageError?)".contains("may or may not have been stored"))
    }

    @Test func `a text is prepared once, and runs with other values`() async throws {
        let database = try await ledger()
        for number in 1...3 {
            try await database.write { tx in try Ledger.open("\(number)", balance: number, in: tx) }
        }

        let prepared: Int? = try await database.read { tx in
            try tx.value("SELECT COUNT(*) FROM pg_prepared_statements WHERE statement LIKE 'INSERT INTO accounts%'")
        }

        #expect(prepared == 1)
        #expect(try await Ledger.balance("3", in: database) == 3)
    }

    @Test func `only so many statements stay prepared`() async throws {
        let database = try await ledger()

        let prepared: Int? = try await database.read { tx in
            let texts = (1...16).flatMap { width in
                let columns = Query.joined(Array(repeating: "1", count: width), separator: ", ")
                return ["SELECT \(columns)", "SELECT \(columns) LIMIT 1"] as [Query]
            }
            for outer in texts {
                for inner in texts { try tx.run("WITH unused AS (\(inner)) \(outer)") }
            }
            return try tx.value("SELECT COUNT(*) FROM pg_prepared_statements")
        }

        #expect(prepared.map { (200...256).contains($0) } == true)
    }

    @Test func `a plan that the tables have outgrown is made anew`() async throws {
        let database = try await ledger()
        try await database.write { tx in try Ledger.open("a", balance: 6, in: tx) }
        #expect(try await Ledger.balance("a", in: database) == 6)

        try await database.write { tx in
            try tx.run("ALTER TABLE accounts ALTER COLUMN balance TYPE DOUBLE PRECISION")
        }

        let balance: Double? = try await database.read { tx in
            try tx.value("SELECT balance FROM accounts WHERE id = \("a")")
        }
        #expect(balance == 6)
    }

    @Test func `a server that is not there is unavailable`() async throws {
        let error = await #expect(throws: StorageError.self) {
            try await Database.open("postgresql://essaim@/essaim?host=/nowhere")
        }

        #expect(error?.isUnavailable == true)
    }

    @Test func `a server that falls silent is given up`() async throws {
        let link = try PostgresLink(try await Engine.emptySchema())
        link.patience = .milliseconds(100)

        let error = #expect(throws: StorageError.self) { try link.command("SELECT pg_sleep(5)") }

        #expect(error == .unavailable("the server does not answer"))
        #expect(link.isBroken)
    }

    @Test func `of several hosts the first that answers is used`() async throws {
        let address = try await Engine.emptySchema().replacing("?host=", with: "?host=/nowhere,")

        let database = try await Database.open(address)

        #expect(database.engine == .postgres)
        #expect(try await database.read { tx in try tx.value("SELECT 1") } == 1)
    }

    @Test func `sessions speak UTF-8 and write in the strictest isolation`() async throws {
        let database = try await ledger()

        try await database.write { tx throws in
            #expect(try tx.value("SHOW client_encoding") == "UTF8")
            #expect(try tx.value("SHOW transaction_isolation") == "serializable")
        }
        try await database.read { tx throws in
            #expect(try tx.value("SHOW transaction_isolation") == "repeatable read")
            #expect(try tx.value("SHOW transaction_read_only") == "on")
        }
    }
}
