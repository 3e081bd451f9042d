import Commons
import Evidence
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Replications
import Storage
import Territories
import Testing

/// Is there a right scale? Of one practice, and across practices.
@Suite struct ScaleTests {
    private struct Told: Decodable {
        struct Topic: Decodable {
            struct Line: Decodable {
                let by: String
                let group: String
                let count: Int
                let value: Double
                let lower: Double?
                let upper: Double?
            }
            let what: String
            let lines: [Line]
            let bestLevel: String?
            let bestSize: String?

            func line(_ group: String) -> Line? { lines.first { $0.group == group } }
        }
        let hidden: Int
        let topics: [Topic]
        let outcomes: [Topic]?

        func topic(_ name: String) -> Topic? { topics.first { $0.what == name } }
    }

    private func told(_ path: String, _ client: any TestClientProtocol) async throws -> Told {
        let page = try await Visitor(client).open(path + ".json")
        return try JSONDecoder().decode(Told.self, from: Data(page.body.utf8))
    }

    /// Tells how many were reached in a year, and what was spent.
    private func count(
        _ node: TestNode, _ place: Thing, _ reached: Int, cost: Int?, in year: Int = 2025
    ) async throws {
        try await node.database.write { [now = node.world.now] tx in
            let people = Amount(rawValue: reached * 100)
            try Figure(.reached, in: year, people, from: "", at: now).record(of: place, by: nil, in: tx)
            if let cost {
                let euros = Amount(rawValue: cost * 100)
                try Figure(.cost, in: year, euros, from: "", at: now).record(of: place, by: nil, in: tx)
            }
        }
    }

    /// More places of the orchard, elsewhere.
    private func grow(
        _ count: Int, in code: String, serving neighbourhood: Neighbourhood? = nil, _ node: TestNode
    ) async throws -> [Thing] {
        let (world, now) = (node.world.world, node.world.now)
        return try await node.database.write { tx in
            let found: Thing.ID? = try tx.value("SELECT id FROM things WHERE slug = 'verger'")
            let (practice, territory) = (try #require(found), try #require(Territory.ID(rawValue: code)))
            return try (0..<count).map { number in
                var told = ReplicationContent(
                    title: "Grand verger \(number)", language: "fr", practice: practice, territory: territory,
                    firstState: .running)
                told.neighbourhood = neighbourhood
                return try Replications().start(
                    told, by: Authorship(nil, because: "", at: now), world: world, in: tx)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a neighbourhood is a level of its own, with the people who live in it`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let communes = try await node.orchard(3)
        let parts = try await grow(
            3, in: "FR-COG-48095", serving: Neighbourhood(name: "Le Haut", people: 1_000), node)
        for place in communes + parts { try await count(node, place, 100, cost: nil) }

        try await node.test { client in
            let told = try await told("/practices/verger/scale", client)
            let share = try #require(told.topic("share"))
            let page = try await Visitor(client).open("/practices/verger/scale")

            #expect(share.line("neighbourhood")?.count == 3 && share.line("commune")?.count == 3)
            #expect(share.line("neighbourhood")?.value == 100, "of a thousand who live there")
            #expect(page.says("Quartier ou hameau 3"))
        }
    }

    @Test(arguments: Engine.available)
    func `the level at which a practice is best is told where intervals are apart`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let communes = try await node.orchard(7)
        let department = try await grow(7, in: "FR-48", node)
        for (number, place) in communes.enumerated() { try await count(node, place, 100 + number, cost: 1_000) }
        for (number, place) in department.enumerated() { try await count(node, place, 100 + number, cost: 9_000) }
        try await node.test { client in
            let told = try await told("/practices/verger/scale", client)
            let page = try await Visitor(client).open("/practices/verger/scale")
            let cost = try #require(told.topic("cost"))

            #expect(cost.line("commune")?.count == 7 && cost.line("department")?.lower != nil)
            #expect(cost.bestLevel == "commune" && cost.bestSize == nil)
            #expect(told.topic("share")?.bestLevel == nil && told.topic("reached")?.bestLevel == nil)
            #expect(page.says("C’est ici que c’est le mieux : Commune"))
            #expect(page.says("Les données ne permettent pas de dire pour quelle taille"))
        }
    }

    @Test(arguments: Engine.available)
    func `where too few tell, the data do not allow to say, and medians have no interval`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(3)
        for (number, place) in places.enumerated() { try await count(node, place, 120, cost: 600 * (number + 1)) }
        try await node.test { client in
            let told = try await told("/practices/verger/scale", client)
            let page = try await Visitor(client).open("/practices/verger/scale")
            let practice = try await Visitor(client).open("/practices/verger")
            let cost = try #require(told.topic("cost")?.line("commune"))
            let csv = try await Visitor(client).open("/practices/verger/scale.csv").body

            #expect(cost.value == 10 && cost.lower == nil && cost.count == 3)
            #expect(told.topic("cost")?.bestLevel == nil)
            #expect(page.says("Les données ne permettent pas de dire à quel niveau"))
            #expect(practice.links.contains("/practices/verger/scale"))
            #expect(csv.contains("costPerPerson") && csv.split(separator: "\r\n").count == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `the figures of a place that reaches very few people are hidden, here and in what can be taken away`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(2)
        try await count(node, places[0], 3, cost: 777)
        try await count(node, places[1], 40, cost: 800)
        try await node.test { client in
            let told = try await told("/practices/verger/scale", client)
            let page = try await Visitor(client).open("/practices/verger/scale")
            let csv = try await Visitor(client).open("/practices/verger/scale.csv").body
            let across = try await self.told("/scale", client)

            #expect(told.hidden == 1 && across.hidden == 1)
            #expect(told.topic("reached")?.line("commune")?.count == 1)
            #expect(page.says("Un lieu touche moins de 5 personnes"))
            #expect(!csv.contains("777") && !csv.contains("259"))
        }
    }

    @Test(arguments: Engine.available)
    func `effects are pooled level by level, and across practices they are counted`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let communes = try await node.orchard(4)
        for (number, place) in communes.enumerated() { try await node.tell(place, 80 + Double(number), 40) }
        try await node.test { client in
            let told = try await told("/practices/verger/scale", client)
            let effect = try #require(told.outcomes?.first)
            let across = try await Visitor(client).open("/scale")

            #expect(effect.line("commune")?.count == 4 && effect.bestLevel == nil)
            #expect(across.says("Commune") && across.says("du bon côté") && across.says("Voisins"))
            #expect(try await Visitor(client).open("/scale.svg").status == 200)
            #expect(try await Visitor(client).open("/practices/verger/scale.svg").status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `without any figure or study the page says what is missing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        _ = try await node.orchard(1)
        try await node.test { client in
            let page = try await Visitor(client).open("/practices/verger/scale")
            let across = try await Visitor(client).open("/scale")

            #expect(page.status == 200 && page.says("il n’y a rien à comparer"))
            #expect(across.status == 200 && across.says("il n’y a rien à comparer"))
            #expect(try await Visitor(client).open("/practices/aucune/scale").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `a carrier tells what the year cost, in euros`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let stan = try await node.person("Stan", at: client)
            try await stan.open("/practices/new")
            try await stan.submit("/practices", ["title": "Verger"])
            try await stan.submit("/practices/verger/editions")
            try await stan.open("/replications/new?practice=verger&territory=Mende&carrier=")
            try await stan.submit("/replications", ["title": "Verger à Mende", "state": "running"])
            try await stan.open("/replications/verger-a-mende/figures/new")
            let told = try await stan.submit(
                "/replications/verger-a-mende/figures", ["measure": "cost", "year": "2025", "amount": "12 500,50"])

            #expect(told.says("Dépenses de l’année") && told.says("12 500,5"))
        }
    }
}
