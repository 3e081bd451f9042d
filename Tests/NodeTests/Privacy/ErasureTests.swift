import Commons
import Fixtures
import NodeFixtures
import Storage
import Testing
import Web

/// Somebody leaves, and is nowhere any more.
@Suite struct ErasureTests {
    @Test(arguments: Engine.available)
    func `after a rich life and an erasure, nothing in any table leads to the person`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            #expect(try await EveryRow.places(of: life.traces, in: node.database).count > 25)
            let known = Set(EveryRow.tables.keys)
            let there = Set(try await Storage.Schema.describe(node.database).tables.map(\.name))
            #expect(there.subtracting(known).filter { !$0.hasPrefix("search_") } == [], "EveryRow lacks tables")

            let closed = try await life.leave()
            node.world.advance(by: .seconds(7 * 86_400))
            try await node.runJobs()

            #expect(closed.says("Votre compte est fermé."))
            let places = try await EveryRow.places(of: life.traces, in: node.database)
            #expect(places == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody published stays, signed by somebody who left, and looks for somebody`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            let before = try await life.zoe.open("/profile/closure")
            _ = try await life.leave()
            node.world.advance(by: .seconds(7 * 86_400))
            try await node.runJobs()

            let reader = Visitor(client)
            #expect(before.links.contains("/practices/verger") && !before.links.contains("/practices/jardin"))
            #expect(before.says("Votre brouillon que personne d’autre ne voit s’efface aussi."))
            #expect(try await reader.open("/practices/jardin/revisions").says("Une personne partie"))
            #expect(try await !reader.open("/practices/jardin").says("Cette page cherche quelqu’un."))
            #expect(try await reader.open("/practices/verger").says("Cette page cherche quelqu’un."))
            #expect(try await reader.open("/replications/jardin-a-mende").says("En marche"))
            #expect(try await reader.open("/practices/brouillon").status == 404)
            #expect(try await Self.drafts(node) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `an administrator finds a new keeper for what was left, and only for that`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            _ = try await life.leave()
            node.world.advance(by: .seconds(7 * 86_400))
            try await node.runJobs()
            let yann = try await node.person("Yann", at: client)

            try await life.boss.open("/practices/verger")
            let page = try await life.boss.submit("/practices/verger/invitations")
            let start = try #require(page.body.firstRange(of: "/invitations/")).lowerBound
            let link = String(page.body[start...].prefix { $0 != "\"" })
            try await yann.open(link)
            try await yann.submit("\(link)/acceptances")

            #expect(try await !yann.open("/practices/verger").says("Cette page cherche quelqu’un."))
            #expect(try await yann.open("/practices/verger/revisions/new").status == 200)
            let jardin = try await life.boss.open("/practices/jardin")
            #expect(!jardin.forms.contains { $0.action == "/practices/jardin/invitations" })
        }
    }

    @Test(arguments: Engine.available)
    func `who changes their mind comes back by the link, and is not erased`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            _ = try await life.leave()
            let link = try await node.link(to: RichLife.emails[1])
            let back = Visitor(client)
            try await back.open("/session/new")
            let refused = try await back.submit(
                "/session", ["email": RichLife.emails[1], "password": RichLife.password])
            node.world.advance(by: .seconds(6 * 86_400))
            try await back.open(link)
            try await back.submit(link)
            node.world.advance(by: .seconds(2 * 86_400))
            try await node.runJobs()

            #expect(refused.status == 403 && refused.says("Ce compte est fermé"))
            #expect(try await back.open(link).status == 410)
            try await back.open("/session/new")
            try await back.submit("/session", ["email": RichLife.emails[1], "password": RichLife.password])
            #expect(try await back.open("/profile").says(RichLife.name))
            #expect(try await back.open("/practices/brouillon").status == 200)
        }
    }

    private static func drafts(_ node: TestNode) async throws -> Int {
        try await node.database.read { tx in
            try tx.value("SELECT COUNT(*) FROM things WHERE visibility = 'draft'") ?? 0
        }
    }
}
