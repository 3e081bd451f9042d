import Commons
import Fixtures
import HummingbirdTesting
import Networks
import NodeFixtures
import Organizations
import Storage
import Testing
import Web

@Suite struct NetworkTests {
    @Test(arguments: Engine.available)
    func `a network has its page, its stewards, its meetings, and its place in the lists`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            try await ada.open("/networks/reseau/meetings/new")
            try await ada.submit(
                "/networks/reseau/meetings", ["title": "Printemps", "date": "2199-04", "place": "Mende"])
            try await ada.open("/networks/reseau/meetings/new")
            try await ada.submit("/networks/reseau/meetings", ["title": "Automne", "date": "2001-10-03"])

            let page = try await Visitor(client).open("/networks/reseau")
            let list = try await Visitor(client).open("/networks")
            let found = try await Visitor(client).open("/search?q=r%C3%A9seau")

            #expect(page.says("Réseau thématique") && page.says("Qui anime ce réseau Ada"))
            #expect(page.says("À venir Printemps avril 2199 · Mende") && page.says("Passées Automne"))
            #expect(list.links.contains("/networks/reseau") && found.links.contains("/networks/reseau"))
        }
    }

    @Test(arguments: Engine.available)
    func `a meeting is called off and stays; nobody else plans one`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let eve = try await node.person("Eve", roles: [.administrator], at: client)
            try await ada.open("/networks/reseau/meetings/new")
            let planned = try await ada.submit("/networks/reseau/meetings", ["title": "Été", "date": "2199"])
            let action = try #require(planned.forms.map(\.action).first { $0.hasSuffix("/cancellations") })

            let page = try await ada.submit(action)
            try await ada.open("/networks/reseau/meetings/new")
            let wrong = try await ada.submit("/networks/reseau/meetings", ["title": "", "date": ""])

            #expect(page.says("Été 2199 · annulée"))
            #expect(try await eve.open("/networks/reseau/meetings/new").status == 403)
            #expect(wrong.status == 422 && wrong.body.contains("id=\"date-error\""))
        }
    }

    @Test(arguments: Engine.available)
    func `the page shows members by kind, a map and their practices`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)
            let cora = try await node.gardener("Cora", at: client)
            try await bea.accept(try await ada.propose("La Ruche", in: "reseau").path)
            try await cora.accept(try await ada.propose("/replications/jardin-a-mende", in: "reseau").path)

            let page = try await Visitor(client).open("/networks/reseau")
            let members = try await Visitor(client).open("/networks/reseau/members?kind=replication")

            #expect(page.says("Structures 1") && page.says("Implantations 1"))
            #expect(page.says("2 membres sur la carte") && page.links.contains("/practices/jardin"))
            #expect(members.says("Jardin à Mende") && !members.says("La Ruche"))
            for form in ["json", "jsonld", "geojson"] {
                let data = try await Visitor(client).open("/networks/reseau.\(form)")
                #expect(data.status == 200 && data.body.contains("Jardin à Mende"), "\(form)")
            }
            let table = try await Visitor(client).open("/networks/reseau/members.csv")
            #expect(table.body.contains("replication") && table.body.contains("La Ruche"))
        }
    }

    @Test(arguments: Engine.available)
    func `a network that contains itself through others does no harm, and says so`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            for title in ["Un", "Deux", "Trois"] { try await ada.found(title) }

            try await ada.propose("/networks/deux", in: "un")
            try await ada.propose("/networks/trois", in: "deux")
            let before = try await ada.open("/networks/un")
            try await ada.propose("/networks/un", in: "trois")

            #expect(!before.says("Ce réseau fait partie de lui-même"))
            for name in ["un", "deux", "trois"] {
                #expect(try await ada.open("/networks/\(name)").says("Ce réseau fait partie de lui-même"), "\(name)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `ten thousand members are listed a page at a time, each once`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.steward("Ada", at: client)
            _ = try await node.gardener("Gia", at: client)
            try await node.crowd(10_000, like: "jardin-a-mende", in: "reseau")
            let visitor = Visitor(client)

            let started = ContinuousClock.now
            let page = try await visitor.open("/networks/reseau")
            let took = ContinuousClock.now - started
            var (next, seen) = ("/networks/reseau/members?kind=replication" as String?, Set<String>())
            var pages = 0
            while let path = next, pages < 150 {
                let list = try await visitor.open(path)
                for link in list.links where link.hasPrefix("/replications/place-") {
                    #expect(seen.insert(link).inserted, "\(link) is listed twice")
                }
                next = list.links.first { $0.hasPrefix("/networks/") && $0.contains("after=") && !$0.contains(".") }
                pages += 1
            }

            #expect(page.says("Voir les 10 000 membres") && took < .seconds(3), "\(took)")
            #expect(seen.count == 10_000 && pages == 100)
        }
    }

    @Test(arguments: Engine.available)
    func `when the person who carries a member leaves, it stays, looks for somebody, and can be let go`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let cora = try await node.gardener("Cora", at: client)
            let membership = try await ada.propose("/replications/jardin-a-mende", in: "reseau").path
            try await cora.accept(membership)
            try await cora.open("/replications/jardin-a-mende/keepers")
            try await cora.submit("/replications/jardin-a-mende/departures")

            let page = try await Visitor(client).open("/networks/reseau")
            try await ada.open(membership)
            let ended = try await ada.submit("\(membership)/endings", ["reason": "Plus personne"])

            #expect(page.says("Jardin à Mende") && page.says("cherche quelqu’un pour tenir sa page"))
            #expect(ended.says("Terminée"))
            #expect(try await Visitor(client).open("/replications/jardin-a-mende").status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `no network changes what its members write`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let cora = try await node.gardener("Cora", at: client)
            let before = try await Visitor(client).openAsProgram("/replications/jardin-a-mende")
            try await cora.accept(try await ada.propose("/replications/jardin-a-mende", in: "reseau").path)

            let after = try await Visitor(client).openAsProgram("/replications/jardin-a-mende")

            for page in ["revisions/new", "states/new", "adaptations/new", "keepers"] {
                #expect(try await ada.open("/replications/jardin-a-mende/\(page)").status == 403, "\(page)")
            }
            #expect(before.body.contains("\"revision\":1") && after.body.contains("\"revision\":1"))
        }
    }
}
