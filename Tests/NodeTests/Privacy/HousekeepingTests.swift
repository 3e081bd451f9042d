import Commons
import Fixtures
import NodeFixtures
import Storage
import Testing
import Web

@testable import Accounts
@testable import Node

/// What was kept long enough goes, every day, and nothing else.
@Suite struct HousekeepingTests {
    @Test(arguments: Engine.available)
    func `each kind of record goes when its time is over, and not before`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await RichLife(on: node, at: client)
            let typist = Visitor(client)
            try await typist.open("/accounts/new")
            // As long as somebody takes to fill it in, whose browser did no work.
            node.world.advance(by: .seconds(7))
            try await typist.submit(
                "/accounts",
                ["name": "Ada", "email": "never@example.org", "newPassword": "quatre pommes au four"])
            try await node.beginHousekeeping()

            for (day, there, gone) in Self.terms {
                try await node.live(untilDay: day)
                for name in there { #expect(try await Self.count(name, node) > 0, "\(name) on day \(day)") }
                for name in gone { #expect(try await Self.count(name, node) == 0, "\(name) on day \(day)") }
            }
            #expect(try await Self.count("drafts", node) == 2, "a draft has no end")
            #expect(try await Self.count("revisions", node) > 5)
        }
    }

    @Test(arguments: Engine.available)
    func `a round is promised once a day, by however many processes, and promises the next`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        for _ in 0..<3 { try await node.beginHousekeeping() }
        try await node.runJobs()
        try await node.runJobs()
        #expect(try await Self.rounds(node) == ["done", "pending"])

        node.world.advance(by: .seconds(86_400))
        try await node.beginHousekeeping()
        try await node.runJobs()

        #expect(try await Self.rounds(node) == ["done", "done", "pending"])
    }

    @Test(arguments: Engine.available)
    func `a great many go in small batches`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        let now = node.world.now
        try await node.database.write { tx in
            for number in 0..<1_200 {
                try tx.run("INSERT INTO attempts (key, empty_at) VALUES (\("\(number)"), \(now.adding(hours: -1)))")
            }
        }
        let first = try await node.database.write { tx in try Throttle.forgetEmpty(at: now, limit: 500, in: tx) }
        try await node.beginHousekeeping()
        try await node.runJobs()

        #expect(first == 500)
        #expect(try await Self.count("attempts", node) == 0)
    }

    @Test(arguments: Language.allCases)
    func `the public page says what is kept, what for and how long`(language: Language) async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let page = try await Visitor(client, language: language.rawValue).open("/privacy")

            for words in language == .fr
                ? ["Messages envoyés", "7 jours", "30 jours après la dernière visite", "Reste, sans le nom"]
                : ["Messages sent", "7 days", "30 days after the last visit", "Stays, without the name"]
            {
                #expect(page.says(words), "\(words)")
            }
        }
    }

    /// On which day what is still there, and what is gone.
    private static let terms: [(day: Int, there: [String], gone: [String])] = [
        (1, ["letters", "unconfirmed", "sessions", "jobs", "shared", "invitations", "trail"], ["attempts"]),
        (6, ["letters"], []), (8, [], ["letters", "links"]), (13, ["unconfirmed"], []), (15, [], ["unconfirmed"]),
        (29, ["sessions"], []), (30, ["jobs"], []), (32, [], ["sessions", "jobs"]),
        (43, ["shared", "invitations"], []), (45, [], ["shared", "invitations"]), (364, ["trail"], []),
        (366, [], ["trail"]),
    ]

    private static func rounds(_ node: TestNode) async throws -> [String] {
        try await node.database.read { tx in
            try tx.values("SELECT state FROM jobs WHERE kind = 'housekeeping' ORDER BY state")
        }
    }

    private static func count(_ name: String, _ node: TestNode) async throws -> Int {
        let queries: [String: Query] = [
            "attempts": "SELECT COUNT(*) FROM attempts", "letters": "SELECT COUNT(*) FROM letters",
            "links": "SELECT COUNT(*) FROM account_tokens", "sessions": "SELECT COUNT(*) FROM sessions",
            "unconfirmed": "SELECT COUNT(*) FROM accounts WHERE verified_at IS NULL",
            "jobs": "SELECT COUNT(*) FROM jobs WHERE kind = 'asked-letter'",
            "shared": "SELECT COUNT(*) FROM keeper_invitations",
            "invitations": "SELECT COUNT(*) FROM account_invitations",
            "trail": "SELECT COUNT(*) FROM audit_entries WHERE act LIKE 'account.%'",
            "drafts": "SELECT COUNT(*) FROM things WHERE visibility = 'draft'",
            "revisions": "SELECT COUNT(*) FROM revisions",
        ]
        let query = try #require(queries[name])
        return try await node.database.read { tx in try tx.value(query) ?? 0 }
    }
}

extension TestNode {
    fileprivate func beginHousekeeping() async throws {
        try await Housekeeping(database: database, world: world.world, records: node.records).begin()
    }

    /// Goes to a day of the test's world, and does its round.
    fileprivate func live(untilDay day: Int) async throws {
        world.now = TestWorld().now.adding(days: day)
        try await runJobs()
    }
}
