import Accounts
import Fixtures
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// Who may close which account, and how.
@Suite struct ClosureTests {
    @Test(arguments: Engine.available)
    func `leaving asks for the password and for a tick, and signs out everywhere`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            try await life.zoe.open("/profile/closure")
            let unread = try await life.zoe.submit("/profile/closure", ["password": RichLife.password])
            let wrong = try await life.zoe.submit("/profile/closure", ["password": "non", "understood": "yes"])
            let elsewhere = Visitor(client)
            try await elsewhere.open("/session/new")
            try await elsewhere.submit("/session", ["email": RichLife.emails[1], "password": RichLife.password])
            _ = try await life.leave()

            #expect(unread.status == 422 && unread.says("Cochez cette case"))
            #expect(wrong.status == 422 && wrong.says("Ce n’est pas votre mot de passe actuel."))
            #expect(try await elsewhere.open("/profile").path.hasPrefix("/session/new"))
            #expect(try await life.zoe.open("/profile").path.hasPrefix("/session/new"))
        }
    }

    @Test(arguments: Engine.available)
    func `the last administrator stays until there is another`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            try await boss.open("/profile/closure")
            let refused = try await boss.submit("/profile/closure", ["understood": "yes"])
            _ = try await node.person("Deputy", roles: [.administrator], at: client)
            try await boss.open("/profile/closure")
            let allowed = try await boss.submit("/profile/closure", ["understood": "yes"])

            #expect(refused.status == 409)
            #expect(allowed.says("Votre compte est fermé."))
        }
    }

    @Test(arguments: Engine.available)
    func `an administrator closes an account on request, never silently`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let ada = try await node.person("Ada", at: client)
            let id = try #require(try await node.account("ada@example.org")?.id)
            let path = "/administration/people/\(id)"
            try await boss.open(path)
            let wordless = try await boss.submit("\(path)/closures")
            let done = try await boss.submit("\(path)/closures", ["request": "Par courrier de Ada, le 3 mai"])
            let letter = try #require(try await node.letters(to: "ada@example.org").first)
            let trail = try await boss.open("/administration/trail?act=account.closed")
            node.world.advance(by: .seconds(7 * 86_400))
            try await node.runJobs()

            #expect(wordless.status == 422)
            #expect(done.says("Compte fermé") && done.says("Il sera effacé le 1ᵉʳ décembre 2026"))
            #expect(letter.text.contains("Par courrier de Ada, le 3 mai"))
            #expect(trail.says("Compte fermé Par courrier de Ada, le 3 mai Boss"))
            #expect(try await ada.open("/profile").path.hasPrefix("/session/new"))
            #expect(try await node.account("ada@example.org") == nil)
            #expect(try await boss.open("/administration/trail?act=account.closed").says("Par courrier de …, le 3 mai"))
        }
    }

    @Test(arguments: Engine.available)
    func `an erasure that runs twice erases once, and never too early`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            _ = try await node.person("Boss", roles: [.administrator], at: client)
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/profile/closure")
            try await ada.submit("/profile/closure", ["understood": "yes"])
            let jobs: [String] = try await node.database.read { tx in
                try tx.values("SELECT payload FROM jobs WHERE kind = 'erasure'")
            }
            let world = node.world.world
            try await node.database.write { tx in
                struct Promise: Codable { let person: String }
                let id = try #require(jobs.first?.split(separator: "\"").last { $0.contains("-") })
                for _ in 0..<2 { try Jobs.enqueue("erasure", Promise(person: String(id)), world: world, in: tx) }
            }
            try await node.runJobs()
            #expect(try await node.account("ada@example.org") != nil)
            node.world.advance(by: .seconds(7 * 86_400))
            try await node.runJobs()

            let erased: [String] = try await node.database.read { tx in
                try tx.values("SELECT subject FROM audit_entries WHERE act = 'account.erased'")
            }
            #expect(erased.count == 1)
        }
    }
}
