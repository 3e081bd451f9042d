import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// Whoever follows something reads what happens to it, here and by e-mail, and stops when they want.
@Suite struct FollowingTests {
    private static let bea = "bea@example.org"

    @Test(
        arguments: Engine.available,
        [
            "/practices/jardin", "/replications/jardin-a-mende", "/territories/lozere-fr-48", "/networks/reseau",
            "/search?q=jardin",
        ])
    func `a practice, a place, a territory, a network and a search are followed, and their news are read`(
        engine: Engine, path: String
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/networks/new")
            try await ada.submit("/networks", ["title": "Réseau", "kind": "thematic"])
            try await ada.open("/memberships/new?network=reseau")
            try await ada.submit("/memberships", ["member": "/replications/jardin-a-mende"])
            let bea = try await node.person("Bea", at: client)
            let followed = try await bea.follow(path, "never")
            node.world.advance(by: .seconds(60))
            try await ada.move(to: "running")

            let news = try await bea.open("/news")

            #expect(followed.status == 200)
            #expect(news.says("Nouvelle étape : En marche") && news.links.contains("/replications/jardin-a-mende"))
            #expect(try await bea.open("/following").says("sans courriel, sur le site seulement"))
            #expect(try await node.letters(to: Self.bea).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `letters come at once, each day, each week or never, and tell each thing once`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            var people: [String: Visitor] = [:]
            for (name, cadence) in [("Bea", "at-once"), ("Cleo", "daily"), ("Dora", "weekly"), ("Emil", "never")] {
                people[name] = try await node.person(name, at: client)
                try await people[name]?.follow("/practices/jardin", cadence)
            }
            let count = { (name: String) in
                try await node.letters(to: "\(name.lowercased())@example.org").filter { $0.unsubscribe != nil }.count
            }
            node.world.advance(by: .seconds(60))
            try await ada.move(to: "running")

            try await node.pass(700)
            let soon = try await [count("Bea"), count("Cleo"), count("Dora"), count("Emil")]
            try await node.pass(700)
            let again = try await count("Bea")
            try await node.pass(86_400)
            let nextDay = try await [count("Bea"), count("Cleo"), count("Dora"), count("Emil")]
            // Letters are kept for a week: those of the first day are gone by the end of it.
            try await node.pass(5 * 86_400)
            try await node.pass(86_000)
            let nextWeek = try await [count("Dora"), count("Emil")]

            #expect(soon == [1, 0, 0, 0] && again == 1)
            #expect(nextDay == [1, 1, 0, 0])
            #expect(nextWeek == [1, 0])
        }
    }

    @Test(arguments: Engine.available)
    func `a letter says what happened, and ends by one click without signing in`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            let bea = try await node.person("Bea", at: client)
            try await bea.follow("/replications/jardin-a-mende", "at-once")
            node.world.advance(by: .seconds(60))
            try await ada.move(to: "running")
            try await node.pass(700)
            let letter = try #require(try await node.letters(to: Self.bea).first)
            let address = try #require(letter.unsubscribe)
            let path = String(address.dropFirst("http://127.0.0.1:8080".count))

            let stranger = Visitor(client)
            let looked = try await stranger.open(path)
            let stillOn = try await bea.open("/following").says("dans les dix minutes")
            let crossSite = try #require(HTTPField.Name("Sec-Fetch-Site"))
            let clicked = try await Visitor(client).send(
                path, [PageForm.Field("List-Unsubscribe", "One-Click")], headers: [crossSite: "cross-site"])
            let forged = try await Visitor(client).send(String(path.dropLast()) + "0", [])
            let wrong = try await stranger.open("/unsubscriptions/x")

            #expect(letter.text.contains("Jardin à Mende") && letter.text.contains("Nouvelle étape"))
            #expect(letter.text.contains(address) && letter.subject.contains("une nouvelle"))
            #expect(looked.says("Ne plus recevoir de courriels de nouvelles") && stillOn)
            #expect(clicked.status == 200 && [404, 200].contains(forged.status) && wrong.status == 404)
            #expect(try await bea.open("/following").says("sans courriel, sur le site seulement"))
            node.world.advance(by: .seconds(60))
            try await ada.move(to: "paused")
            try await node.pass(700)
            #expect(try await node.letters(to: Self.bea).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever wanted no letter for a while, and follows again, is not written about that while`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            let bea = try await node.person("Bea", at: client)
            try await bea.follow("/replications/jardin-a-mende", "never")
            node.world.advance(by: .seconds(60))
            try await ada.move(to: "running")
            node.world.advance(by: .seconds(60))
            let form = try await bea.open("/practices/jardin").links.first { $0.hasPrefix("/following/new") }
            let id: String? = try await node.database.read { tx in
                try tx.value("SELECT id FROM things WHERE slug = 'jardin-a-mende'")
            }
            try await bea.open("/following/new?kind=replication&subject=\(try #require(id))")
            try await bea.submit("/following", ["cadence": "at-once"])
            try await node.pass(700)
            let before = try await node.letters(to: Self.bea).count
            try await ada.move(to: "paused")
            try await node.pass(700)

            #expect(form != nil && before == 0)
            #expect(try await node.letters(to: Self.bea).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what is not shown to everybody is no news, and cannot be followed`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/practices/new")
            let draft = try await ada.submit("/practices", ["title": "Brouillon"])
            let json = try await ada.openAsProgram(draft.path)
            let start = try #require(json.body.range(of: "\"id\":\"")).upperBound
            let id = String(json.body[start...].prefix { $0 != "\"" })
            let bea = try await node.person("Bea", at: client)

            let asked = try await bea.open("/following/new?kind=practice&subject=\(id)")
            let read = try await bea.open("\(draft.path)/news")
            let fed = try await bea.open("\(draft.path)/news.atom")

            #expect(asked.status == 404 && read.status == 404 && fed.status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `one changes how often, stops, and nobody does it for another`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.gardener("Ada", at: client)
            let bea = try await node.person("Bea", at: client)
            let eve = try await node.person("Eve", roles: [.administrator], at: client)
            try await bea.follow("/practices/jardin", "daily")
            try await eve.follow("/practices/jardin", "daily")
            let action = try #require(
                try await bea.open("/following").forms.map(\.action).first {
                    $0.hasSuffix("/endings")
                })
            let token = try #require(try await eve.open("/following").forms.compactMap { $0.value("_token") }.first)

            let stolen = try await eve.send(action, [PageForm.Field("_token", token)])
            let cadences = action.replacing("/endings", with: "/cadences")
            try await bea.open("/following")
            let changed = try await bea.submit(cadences, ["cadence": "weekly"])
            let wrong = try await bea.submit(cadences, ["cadence": "hourly"])
            try await bea.open("/following")
            let ended = try await bea.submit(action)

            #expect(stolen.status == 404)
            #expect(changed.says("un courriel par semaine au plus") && wrong.status == 422)
            #expect(ended.says("Rien pour l’instant."))
        }
    }

    @Test(arguments: Engine.available)
    func `older news are on the next page, each once`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            for number in 0..<40 {
                node.world.advance(by: .seconds(60))
                try await ada.open("/replications/jardin-a-mende/revisions/new")
                try await ada.submit("/replications/jardin-a-mende/revisions", ["summary": "Texte \(number)"])
            }
            let visitor = Visitor(client)
            let first = try await visitor.open("/replications/jardin-a-mende/news")
            let next = try #require(first.links.first { $0.hasPrefix("/replications/") && $0.contains("after=") })
            let second = try await visitor.open(next)
            let told = [first, second].flatMap { page in
                page.body.split(separator: "<li>").filter { $0.contains("datetime=") }.map { $0.prefix(400) }
            }

            #expect(told.count == Set(told).count && told.count >= 41, "\(told.count)")
            #expect(try await visitor.open("/replications/jardin-a-mende/news?after=x").status == 404)
        }
    }
}
