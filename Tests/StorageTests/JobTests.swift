import Fixtures
import Logging
import Storage
import Synchronization
import Testing

@Suite struct JobTests {
    struct Letter: Codable, Equatable {
        let to: String
    }

    struct Refusal: Error {}

    let stage = TestWorld()

    func database(on engine: Engine) async throws -> Database {
        try await engine.database(Jobs.migrations + Ledger.migrations)
    }

    func runner(
        on database: Database, limits: JobLimits = JobLimits(), _ handler: @escaping JobRunner.Handler
    ) -> JobRunner {
        JobRunner(
            database: database, world: stage.world, handlers: ["letter": handler],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, limits: limits)
    }

    func enqueue(
        _ recipient: String, at time: Timestamp? = nil, key: String? = nil, in tx: Transaction
    ) throws -> Job.ID? {
        try Jobs.enqueue("letter", Letter(to: recipient), at: time, key: key, world: stage.world, in: tx)
    }

    func state(in database: Database) async throws -> [String] {
        try await database.read { tx in try tx.values("SELECT state FROM jobs ORDER BY id") }
    }

    @Test(arguments: Engine.available)
    func `a job runs with what was enqueued, once`(engine: Engine) async throws {
        let database = try await database(on: engine)
        let letters = Mutex([Letter]())
        let runner = runner(on: database) { job in
            let letter: Letter = try job.payload()
            letters.withLock { $0.append(letter) }
        }
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }

        let ran = try await runner.runDue()
        let ranAgain = try await runner.runDue()

        #expect(ran == 1)
        #expect(ranAgain == 0)
        #expect(letters.withLock { $0 } == [Letter(to: "Ada")])
    }

    @Test(arguments: Engine.available)
    func `what was promised while the clock ran ahead is due once it is set right`(engine: Engine) async throws {
        let database = try await database(on: engine)
        let runner = runner(on: database) { _ in }
        let tenYears = Duration.seconds(10 * 366 * 86_400)
        stage.advance(by: tenYears)
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }
        stage.advance(by: .zero - tenYears)
        _ = try await database.write { tx in try enqueue("Bob", at: stage.now + tenYears, in: tx) }

        let ranBefore = try await runner.runDue()
        let recalled = try await runner.recallStrays()
        let ranAfter = try await runner.runDue()

        #expect(ranBefore == 0)
        #expect(recalled == 1)
        #expect(ranAfter == 1)
    }

    @Test(arguments: Engine.available)
    func `what failed while the clock ran ahead is tried again once it is set right`(engine: Engine) async throws {
        let database = try await database(on: engine)
        let runner = runner(on: database) { _ in throw Refusal() }
        let tenYears = Duration.seconds(10 * 366 * 86_400)
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }
        stage.advance(by: tenYears)
        let ranAhead = try await runner.runDue()
        stage.advance(by: .zero - tenYears)

        let recalled = try await runner.recallStrays()
        let recalledAgain = try await runner.recallStrays()
        let ran = try await runner.runDue()

        #expect([ranAhead, recalled, recalledAgain, ran] == [1, 1, 0, 1])
    }

    @Test(arguments: Engine.available)
    func `a job of a change that was not stored does not exist`(engine: Engine) async throws {
        let database = try await database(on: engine)

        await #expect(throws: Refusal.self) {
            try await database.write { tx in
                _ = try enqueue("Ada", in: tx)
                throw Refusal()
            }
        }

        #expect(try await state(in: database).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a job waits for its time, the longest due comes first`(engine: Engine) async throws {
        let database = try await database(on: engine)
        let letters = Mutex([String]())
        let runner = runner(on: database) { job in
            let letter: Letter = try job.payload()
            letters.withLock { $0.append(letter.to) }
        }
        try await database.write { tx in
            _ = try enqueue("later", at: stage.now.adding(hours: 1), in: tx)
            _ = try enqueue("now", in: tx)
            _ = try enqueue("overdue", at: stage.now.adding(hours: -1), in: tx)
        }

        try await runner.runDue()
        let early = letters.withLock { $0 }
        stage.advance(by: .seconds(3_600))
        try await runner.runDue()

        #expect(early == ["overdue", "now"])
        #expect(letters.withLock { $0 } == ["overdue", "now", "later"])
    }

    @Test(arguments: Engine.available)
    func `two jobs of one key are one, even after it is done`(engine: Engine) async throws {
        let database = try await database(on: engine)
        let runner = runner(on: database) { _ in }

        let first = try await database.write { tx in try enqueue("Ada", key: "welcome-ada", in: tx) }
        let second = try await database.write { tx in try enqueue("Ada", key: "welcome-ada", in: tx) }
        try await runner.runDue()
        let third = try await database.write { tx in try enqueue("Ada", key: "welcome-ada", in: tx) }
        let other = try await database.write { tx in try enqueue("Ada", key: "welcome-boris", in: tx) }

        #expect(first != nil && other != nil)
        #expect(second == nil && third == nil)
    }

    @Test(arguments: Engine.available)
    func `a job that fails is tried again, later and later, and then kept with its last error`(
        engine: Engine
    ) async throws {
        let database = try await database(on: engine)
        var limits = JobLimits()
        limits.attempts = 3
        let attempts = Mutex([Int]())
        let runner = runner(on: database, limits: limits) { job in
            attempts.withLock { $0.append(job.attempt) }
            throw Refusal()
        }
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }

        let atOnce = try await runner.runDue()
        stage.advance(by: limits.firstPause)
        let afterOnePause = try await runner.runDue()
        stage.advance(by: limits.firstPause * 2)
        try await runner.runDue()
        stage.advance(by: limits.longestPause)
        let afterAll = try await runner.runDue()

        #expect((atOnce, afterOnePause, afterAll) == (1, 1, 0))
        #expect(attempts.withLock { $0 } == [1, 2, 3])
        #expect(try await state(in: database) == ["failed"])
        let error: String? = try await database.read { tx in try tx.value("SELECT last_error FROM jobs") }
        #expect(error == "Refusal()")
    }

    @Test(arguments: Engine.available)
    func `many workers never run one job at once, nor twice`(engine: Engine) async throws {
        let database = try await database(on: engine)
        let runs = Mutex([Job.ID: Int]())
        let runner = runner(on: database) { job in
            runs.withLock { $0[job.id, default: 0] += 1 }
            await Task.yield()
        }
        try await database.write { tx in
            for number in 1...40 { _ = try enqueue("\(number)", in: tx) }
        }

        try await withThrowingTaskGroup { group in
            for _ in 1...6 { group.addTask { try await runner.runDue() } }
            try await group.waitForAll()
        }

        #expect(runs.withLock { $0.count } == 40)
        #expect(runs.withLock { $0.values.allSatisfy { $0 == 1 } })
    }

    @Test(arguments: Engine.available)
    func `a job whose worker died is taken up by another when the lease ends`(engine: Engine) async throws {
        let database = try await database(on: engine)
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }
        let (claimed, hasClaimed) = AsyncStream.makeStream(of: Void.self)
        let dying = runner(on: database) { _ in
            hasClaimed.finish()
            try await Task.sleep(for: .seconds(600))
        }
        let attempts = Mutex([Int]())
        let heir = runner(on: database) { job in attempts.withLock { $0.append(job.attempt) } }

        let dead = Task { try await dying.runOnce() }
        for await _ in claimed {}
        let beforeTheEnd = try await heir.runDue()
        stage.advance(by: JobLimits().lease)
        let afterTheEnd = try await heir.runDue()
        dead.cancel()
        _ = try await dead.value

        #expect((beforeTheEnd, afterTheEnd) == (0, 1))
        #expect(attempts.withLock { $0 } == [2])
        #expect(try await state(in: database) == ["done"])
    }

    @Test(arguments: Engine.available)
    func `a job that takes every worker down with it is given up`(engine: Engine) async throws {
        let database = try await database(on: engine)
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }
        try await database.write { tx in try tx.run("UPDATE jobs SET attempts = 12, lease = 'of the dead'") }

        let ran = try await runner(on: database) { _ in }.runDue()

        #expect(ran == 0)
        #expect(try await state(in: database) == ["failed"])
    }

    @Test(arguments: Engine.available)
    func `a long job keeps its lease as long as its worker lives`(engine: Engine) async throws {
        let database = try await database(on: engine)
        var limits = JobLimits()
        limits.lease = .milliseconds(300)
        let (stage, lease) = (self.stage, limits.lease)
        let long = runner(on: database, limits: limits) { _ in
            stage.advance(by: lease / 2)
            let renewed = stage.now + lease
            while try await database.read({ tx in try tx.value("SELECT due_at FROM jobs") }) != renewed {
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }

        let ran = try await long.runDue()

        #expect(ran == 1)
        #expect(try await state(in: database) == ["done"])
    }

    @Test(arguments: Engine.available)
    func `a job that was interrupted is given back, as if it had not begun`(engine: Engine) async throws {
        let database = try await database(on: engine)
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }
        let (claimed, hasClaimed) = AsyncStream.makeStream(of: Void.self)
        let stopping = runner(on: database) { _ in
            hasClaimed.finish()
            try await Task.sleep(for: .seconds(600))
        }

        let running = Task { await stopping.run() }
        for await _ in claimed {}
        running.cancel()
        await running.value

        let attempts = Mutex([Int]())
        try await runner(on: database) { job in attempts.withLock { $0.append(job.attempt) } }.runDue()
        #expect(attempts.withLock { $0 } == [1])
    }

    @Test(arguments: Engine.available)
    func `a runner wakes when a job is enqueued`(engine: Engine) async throws {
        let database = try await database(on: engine)
        var limits = JobLimits()
        limits.polling = .seconds(60)
        let (done, isDone) = AsyncStream.makeStream(of: Void.self)
        let runner = runner(on: database, limits: limits) { _ in isDone.finish() }
        let running = Task { await runner.run() }
        try await Task.sleep(for: .milliseconds(100))

        let time = try await ContinuousClock().measure {
            _ = try await database.write { tx in try enqueue("Ada", in: tx) }
            for await _ in done {}
        }

        running.cancel()
        await running.value
        #expect(time < .seconds(55))
    }

    @Test(arguments: Engine.available)
    func `done jobs keep no payload and are forgotten in time`(engine: Engine) async throws {
        let database = try await database(on: engine)
        let runner = runner(on: database) { _ in }
        _ = try await database.write { tx in try enqueue("Ada", in: tx) }

        try await runner.runDue()
        let payloads: [String] = try await database.read { tx in try tx.values("SELECT payload FROM jobs") }
        stage.advance(by: JobLimits().memory + .seconds(1))
        let running = Task { await runner.run() }
        while try await !state(in: database).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        running.cancel()

        #expect(payloads == [""])
        await running.value
    }

    @Test(arguments: Engine.available)
    func `jobs of a kind without a handler wait for a runner that has one`(engine: Engine) async throws {
        let database = try await database(on: engine)
        try await database.write { tx in
            _ = try Jobs.enqueue("parcel", Letter(to: "Ada"), world: stage.world, in: tx)
        }

        let ran = try await runner(on: database) { _ in }.runDue()

        #expect(ran == 0)
        #expect(try await state(in: database) == ["pending"])
    }
}
