import Fixtures
import HummingbirdTesting
import NodeFixtures
import Replications
import Testing

@Suite struct StartingTests {
    @Test(arguments: Engine.available)
    func `a replication is on the map after four questions, its carrier introduced on the way`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)

            try await ada.open("/replications/new?practice=jardin")
            try await ada.submit("/replications/new", ["territory": "mende"])
            try await ada.submit("/replications/new", ["carrier": "Les Amis du jardin", "carrier-kind": "association"])
            let started = try await ada.submit("/replications", ["state": "preparing", "since": "2025-03"])
            let practice = try await ada.open("/practices/jardin")

            #expect(started.says("Jardin à Mende"))
            #expect(started.says("En préparation"))
            #expect(started.says("Les Amis du jardin"))
            #expect(started.says("mars 2025"))
            #expect(practice.says("Jardin à Mende"))
        }
    }

    @Test(arguments: Engine.available)
    func `homonyms are told apart by their department and picked, without script`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/replications/new?practice=jardin")

            let choice = try await ada.submit("/replications/new", ["territory": "saint denis"])
            let next = try await ada.submit("/replications/new", ["territory-id": "FR-COG-97411"])

            #expect(choice.status == 422)
            #expect(choice.says("Seine-Saint-Denis"))
            #expect(choice.says("La Réunion"))
            #expect(next.says("Qui la porte ?"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is not signed in is asked to, and comes back to the question`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let page = try await Visitor(client).open("/replications/new?practice=jardin")

            #expect(page.path.hasPrefix("/session/new?then=%2Freplications%2Fnew%3Fpractice%3Djardin"))
        }
    }

    @Test(arguments: Engine.available)
    func `nonsense at the last question loses none of the first answers`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/replications/new?practice=jardin&territory=Mende&carrier=")

            let page = try await ada.submit(
                "/replications", ["state": "flying", "since": "31/02/2020", "title": "\u{202E}\u{0007}"])

            #expect(page.status == 422)
            for field in ["state", "since", "title"] {
                #expect(page.body.contains("id=\"\(field)-error\""), "\(field)")
            }
            #expect(try page.form(to: "/replications").value("practice") == "jardin")
            #expect(try page.form(to: "/replications").value("territory") == "Mende")
        }
    }
}
