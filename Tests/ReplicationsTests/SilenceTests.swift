import Accounts
import Commons
import Fixtures
import HummingbirdTesting
import Mail
import NodeFixtures
import Replications
import Storage
import Testing
import Web

/// A replication that is silent for long is asked, gently, twice; then it is said since when there is no news.
@Suite struct SilenceTests {
    private let path = "/replications/jardin-a-mende"

    private func live(_ days: Int, _ node: TestNode) async throws {
        node.world.advance(by: .seconds(Int64(days) * 86_400))
        try await node.askForNews()
        try await node.keepPromises()
    }

    /// Somebody who carries the garden too, signed in now: sessions do not last for years.
    private func keeper(_ name: String, _ node: TestNode, _ client: any TestClientProtocol) async throws -> Visitor {
        let visitor = try await node.person(name, at: client)
        let now = node.world.now
        try await node.database.write { tx in
            guard let email = EmailAddress(rawValue: "\(name.lowercased())@example.org"),
                let account = try Account.find(email, in: tx)
            else { return }
            let thing = try Thing.require(.replication, at: "jardin-a-mende", for: nil, in: tx)
            try thing.addKeeper(account.id, by: nil, at: now, in: tx)
        }
        return visitor
    }

    private func letters(_ node: TestNode) async throws -> [PostedLetter] {
        try await node.database.read { tx in
            try PostedLetter.latest(limit: 100, in: tx).filter { $0.text.contains("/news/new") }
        }
    }

    @Test(arguments: Engine.available)
    func `its people are asked twice, thirty days apart, and only then its page says so`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let visitor = Visitor(client)
            try await live(539, node)
            let early = try await letters(node).count
            try await live(2, node)
            let first = try await letters(node)
            try await live(10, node)
            let second = try await letters(node).count
            try await live(21, node)
            let last = try await letters(node).count
            let asked = try await visitor.open(path)
            try await live(31, node)
            let silent = try await visitor.open(path)
            try await live(40, node)

            #expect(early == 0 && second == 1 && last == 2)
            #expect(first.map(\.to.rawValue) == ["ada@example.org"])
            #expect(first.first?.text.contains("\(path)/news/new") == true)
            #expect(!asked.says("sans nouvelles"))
            #expect(silent.says("sans nouvelles depuis") && !silent.says("Terminée"))
            for list in ["/practices/jardin", "/replications", "/territories/mende-fr-cog-48095"] {
                #expect(try await visitor.open(list).says("sans nouvelles depuis"), "\(list)")
            }
            for drawing in ["/practices/jardin", "/practices/jardin/family"] {
                let page = try await visitor.open(drawing)
                #expect(page.says("sans nouvelles depuis longtemps"), "the legend of \(drawing)")
            }
            #expect(try await letters(node).count == 2, "nobody is asked a third time")
            _ = ada
        }
    }

    @Test(arguments: Engine.available, ["button", "edit", "state", "adaptation"])
    func `one button, or anything that is told, ends the silence`(engine: Engine, way: String) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.carrier("Ada", at: client)
            for days in [541, 31, 31] { try await live(days, node) }
            #expect(try await Visitor(client).open(path).says("sans nouvelles depuis"))
            let ada = try await keeper("Bo", node, client)
            switch way {
            case "button":
                try await ada.open("\(path)/news/new")
                try await ada.submit("\(path)/news")
            case "edit":
                try await ada.open("\(path)/revisions/new")
                try await ada.submit("\(path)/revisions", ["summary": "Avec des abeilles"])
            case "state":
                try await ada.open("\(path)/states/new")
                try await ada.submit("\(path)/states", ["state": "running"])
            default:
                try await ada.open("\(path)/adaptations/new")
                try await ada.submit("\(path)/adaptations", ["title": "Des bacs", "what": "Debout."])
            }

            #expect(!(try await Visitor(client).open(path)).says("sans nouvelles"))
            #expect(!(try await Visitor(client).open("/replications")).says("sans nouvelles"))
            try await live(31, node)
            #expect(try await letters(node).count == 2, "it begins again from the last news")
        }
    }

    @Test(arguments: Engine.available)
    func `what ended is not asked, a round is done once, and nobody else answers`(engine: Engine) async throws {
        let node = try await TestNode(engine, settings: ["ESSAIM_ASK_AFTER_MONTHS": "2"])
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.open("/replications/new?practice=jardin&territory-id=FR-48&carrier=")
            try await ada.submit("/replications", ["state": "preparing", "title": "Fini"])
            try await ada.open("/replications/fini/states/new")
            try await ada.submit("/replications/fini/states", ["state": "not-viable"])
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let foreign = try await boss.open("\(path)/news/new").status
            try await live(61, node)
            try await live(0, node)

            let sent = try await letters(node)
            #expect(sent.count == 1 && sent.first?.subject.contains("Jardin à Mende") == true)
            #expect(foreign == 403)
        }
    }
}
