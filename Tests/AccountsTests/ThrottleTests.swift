import Fixtures
import HTTPTypes
import Mail
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct ThrottleTests {
    @Test(arguments: Engine.available)
    func `so many at once, then one in a while`(engine: Engine) async throws {
        let clock = TestWorld()
        let database = try await engine.database(Accounts.migrations)
        let throttle = Throttle(database: database, world: clock.world, key: [1])
        let attempt = Attempt(
            allowance: Allowance("test", atOnce: 3, thenEvery: .seconds(60)), subject: "somebody")

        #expect(await waits(of: throttle, attempt, times: 5) == [nil, nil, nil, 60, 60])
        clock.advance(by: .seconds(59))
        #expect(await waits(of: throttle, attempt, times: 1) == [1])
        clock.advance(by: .seconds(1))
        #expect(await waits(of: throttle, attempt, times: 2) == [nil, 60])
        clock.advance(by: .seconds(3_600))
        #expect(await waits(of: throttle, attempt, times: 4) == [nil, nil, nil, 60])
    }

    @Test(arguments: Engine.available)
    func `attempts while the clock ran ahead lock nobody out once it is set right`(engine: Engine) async throws {
        let clock = TestWorld()
        let database = try await engine.database(Accounts.migrations)
        let throttle = Throttle(database: database, world: clock.world, key: [1])
        let attempt = Attempt(
            allowance: Allowance("test", atOnce: 2, thenEvery: .seconds(60)), subject: "somebody")
        let tenYears = Duration.seconds(10 * 366 * 86_400)

        clock.advance(by: tenYears)
        let ahead = await waits(of: throttle, attempt, times: 3)
        clock.advance(by: .zero - tenYears)
        let setRight = await waits(of: throttle, attempt, times: 3)

        #expect(ahead == [nil, nil, 60])
        #expect(setRight == [nil, nil, 60])
    }

    @Test(arguments: Engine.available)
    func `several processes count together, each subject apart`(engine: Engine) async throws {
        let clock = TestWorld()
        let database = try await engine.database(Accounts.migrations)
        let first = Throttle(database: database, world: clock.world, key: [1])
        let second = Throttle(database: database, world: clock.world, key: [1])
        let allowance = Allowance("test", atOnce: 2, thenEvery: .seconds(60))

        let ada = Attempt(allowance: allowance, subject: "ada")
        let outcomes = [
            await waits(of: first, ada, times: 1), await waits(of: second, ada, times: 1),
            await waits(of: first, ada, times: 1),
            await waits(of: second, Attempt(allowance: allowance, subject: "bob"), times: 1),
        ]

        #expect(outcomes == [[nil], [nil], [60], [nil]])
    }

    @Test(arguments: Engine.available)
    func `at once, no more get through than are allowed`(engine: Engine) async throws {
        let database = try await engine.database(Accounts.migrations)
        let throttle = Throttle(database: database, world: TestWorld().world, key: [1])
        let attempt = Attempt(allowance: Allowance("test", atOnce: 5, thenEvery: .seconds(60)), subject: "x")

        let passed = await withTaskGroup(of: [Int?].self) { group in
            for _ in 0..<20 { group.addTask { await waits(of: throttle, attempt, times: 1) } }
            return await group.reduce(into: 0) { $0 += $1 == [nil] ? 1 : 0 }
        }

        #expect(passed == 5)
    }

    @Test(arguments: Engine.available)
    func `whom the attempts were on is not stored`(engine: Engine) async throws {
        let database = try await engine.database(Accounts.migrations)
        let throttle = Throttle(database: database, world: TestWorld().world, key: [1])

        try await throttle.count(Attempt.signIn(to: "ada@example.org", from: "192.0.2.7"))

        let keys: [String] = try await database.read { tx in try tx.values("SELECT key FROM attempts") }
        #expect(keys.count == 2)
        #expect(keys.allSatisfy { $0.utf8.count == 64 && !$0.contains("ada") && !$0.contains("192") })
    }

    @Test(arguments: Engine.available)
    func `guessing at an account is slowed down, whether it exists or not`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            for email in ["ada@example.org", "nobody@example.org"] {
                let visitor = Visitor(client)
                for _ in 0..<10 {
                    #expect(try await visitor.signIn(email, "quatre poires au four").status == 422)
                }
                let refused = try await visitor.signIn(email, SmallNode.password)
                #expect(refused.status == 429 && refused.says("Réessayez dans 5 min."))
                #expect(refused.headers[.retryAfter] == "300")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `guessing at many accounts from one place is slowed down`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let visitor = Visitor(client)
            var statuses: [Int] = []
            for number in 0..<32 {
                statuses.append(try await visitor.signIn("person\(number)@example.org", "quatre poires").status)
            }
            #expect(statuses == [Int](repeating: 422, count: 30) + [429, 429])
        }
    }

    @Test(arguments: Engine.available)
    func `who succeeds starts afresh`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let visitor = Visitor(client)
            for _ in 0..<9 { try await visitor.signIn("ada@example.org", "quatre poires au four") }
            try await visitor.signIn("ada@example.org")
            try await visitor.submit("/session/ending")
            #expect(try await visitor.signIn("ada@example.org", "quatre poires au four").status == 422)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody's letter box is filled by what others type`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            var statuses: [Int] = []
            for email in Array(repeating: "ada@example.org", count: 6) + Array(repeating: "no@example.org", count: 6) {
                statuses.append(try await Visitor(client).answer("/accounts/password-resets", ["email": email]).status)
            }
            #expect(statuses == [200, 200, 200, 200, 429, 429, 200, 200, 200, 200, 429, 429])
        }
        #expect(try await node.letters(to: "ada@example.org").count == 4)
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "20010db800010002/64"), ("2001:db8:1:2::1", "20010db800010002/64"), ("local", "local"),
    ])
    func `an IPv6 subscriber is one subscriber`(address: String, network: String) {
        #expect(RemoteNetwork(address).name == network)
    }

    private func waits(of throttle: Throttle, _ attempt: Attempt, times: Int) async -> [Int?] {
        var waits: [Int?] = []
        for _ in 0..<times {
            do {
                try await throttle.count([attempt])
                waits.append(nil)
            } catch let error as AppError {
                waits.append(error.retryAfter)
            } catch {
                Issue.record(error)
            }
        }
        return waits
    }
}
