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

    @Test(
        arguments: Engine.available,
        [
            ("Saint-Denis (Seine-Saint-Denis)", "Saint-Denis (Seine-Saint-Denis)"),
            ("saint denis, la reunion", "Saint-Denis (La Réunion)"),
            ("Saint-Denis (commune · La Réunion · 153 000 habitants)", "Saint-Denis (La Réunion)"),
            ("Mende, Lozère", "Mende (Lozère)"), ("48095", "Mende (Lozère)"), ("FR-48", "Lozère (Occitanie)"),
        ])
    func `a territory is written as pages write it, or by its code`(
        engine: Engine, example: (typed: String, label: String)
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/replications/new?practice=jardin")

            let page = try await ada.submit("/replications/new", ["territory": example.typed])

            #expect(page.says("Qui la porte ?"))
            #expect(page.says(example.label))
        }
    }

    @Test(arguments: Engine.available)
    func `a name that is nearly right is answered with those like it, and one of them is picked`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/replications/new?practice=jardin")

            let near = try await ada.submit("/replications/new", ["territory": "Mnede"])
            let next = try await ada.submit("/replications/new", ["territory-id": "FR-COG-48095"])
            try await ada.open("/replications/new?practice=jardin")
            let postal = try await ada.submit("/replications/new", ["territory": "48000"])
            try await ada.open("/replications/new?practice=jardin")
            let elsewhere = try await ada.submit("/replications/new", ["territory": "Mende (Finistère)"])
            let confirmed = try await ada.submit("/replications/new", ["territory-id": "FR-COG-48095"])

            #expect(near.status == 422 && near.says("Est-ce l’un de ceux-ci") && near.says("commune · Lozère"))
            #expect(next.says("Qui la porte ?"))
            #expect(postal.status == 422 && postal.says("nous n’avons pas les codes postaux"))
            #expect(elsewhere.status == 422 && elsewhere.says("mais pas à cet endroit"))
            #expect(confirmed.says("Qui la porte ?"))
        }
    }

    @Test(arguments: Engine.available)
    func `where names are shared, the questions and the proposed title say which place is meant`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)

            try await ada.open("/replications/new?practice=jardin&territory-id=FR-COG-97411&carrier=")
            let started = try await ada.submit("/replications", ["state": "preparing"])

            #expect(started.says("Jardin à Saint-Denis (La Réunion)"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever comes from the page of a territory is not asked for it again`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)

            let territory = try await ada.open("/territories/mende-fr-cog-48095")
            let first = try await ada.open("/replications/new?territory-id=FR-COG-48095")
            let next = try await ada.open("/replications/new?practice=jardin&territory-id=FR-COG-48095")

            #expect(territory.links.contains("/replications/new?territory-id=FR-COG-48095"))
            #expect(first.says("Mende (Lozère)"))
            #expect(first.links.contains("/replications/new?practice=jardin&territory-id=FR-COG-48095"))
            #expect(next.says("Qui la porte ?"))
        }
    }

    @Test(arguments: Engine.available)
    func `a name that two organizations share is told apart by place, and none is taken unasked`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            for place in ["Mende", "FR-93"] {
                try await ada.open("/organizations/new")
                let ruche = ["title": "La Ruche", "kind": "association", "territory": place]
                try await ada.submit("/organizations", ruche)
            }
            try await ada.open("/replications/new?practice=jardin&territory=Mende")

            let asked = try await ada.submit("/replications/new", ["carrier": "la ruche"])
            let id = try #require(asked.body.firstMatch(of: /name="carrier-id" value="([^"]+)"/)?.1)
            let next = try await ada.submit("/replications/new", ["carrier-id": String(id)])
            let written = try await ada.open(
                "/replications/new?practice=jardin&territory=Mende&carrier=La+Ruche+(Seine-Saint-Denis)")

            #expect(asked.status == 422 && asked.says("Plusieurs structures portent ce nom"))
            #expect(asked.says("Mende, Lozère") && asked.says("Seine-Saint-Denis, Île-de-France"))
            #expect(next.says("La Ruche (Mende, Lozère)") && next.says("Où en êtes-vous ?"))
            #expect(written.says("La Ruche (Seine-Saint-Denis, Île-de-France)"))
        }
    }
}
