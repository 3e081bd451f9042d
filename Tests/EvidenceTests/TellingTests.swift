import Commons
import Fixtures
import HummingbirdTesting
import NodeFixtures
import Testing

/// Who tells what is hoped for and what was found, and how.
@Suite struct TellingTests {
    private func started(_ node: TestNode, _ client: any TestClientProtocol) async throws -> (Visitor, Visitor) {
        let stan = try await node.person("Stan", at: client)
        try await stan.open("/practices/new")
        try await stan.submit("/practices", ["title": "Verger"])
        try await stan.submit("/practices/verger/editions")
        try await stan.open("/practices/verger/outcomes/new")
        try await stan.submit(
            "/practices/verger/outcomes", ["title": "Voisins", "question": "Qui se parle ?", "measure": "riskRatio"])
        let ada = try await node.person("Ada", at: client)
        try await ada.open("/replications/new?practice=verger&territory=Mende&carrier=")
        try await ada.submit("/replications", ["title": "Verger à Mende", "state": "running"])
        return (stan, ada)
    }

    @Test(arguments: Engine.available)
    func `a carrier tells a study from the page of the replication, and reads it in words`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let (_, ada) = try await started(node, client)
            let place = try await ada.open("/replications/verger-a-mende")
            let way = "/outcomes/voisins/studies/new?replication=verger-a-mende"
            #expect(place.links.contains(way))

            try await ada.open(way)
            let study = try await ada.submit(
                "/outcomes/voisins/studies",
                [
                    "title": "Enquête", "design": "comparison", "ai": "60", "n1i": "100", "ci": "40", "n2i": "1 00",
                    "date": "2025", "selection": "some", "doubts": "Petit.",
                ])

            #expect(study.path == "/studies/enquete" && study.says("1,50 fois"))
            #expect(study.says("Barreau 3") && study.says("Un certain risque") && study.says("Petit."))
            #expect(try await ada.open("/replications/verger-a-mende").links.contains("/studies/enquete"))
            #expect(try await ada.open("/practices/verger").says("Une seule étude"))
        }
    }

    @Test(arguments: Engine.available)
    func `numbers that cannot be are refused one by one, and a study from elsewhere needs its reference`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let (stan, ada) = try await started(node, client)
            try await ada.open("/outcomes/voisins/studies/new")
            let answer = try await ada.submit(
                "/outcomes/voisins/studies",
                ["title": "Enquête", "ai": "120", "n1i": "100", "ci": "beaucoup", "n2i": "1"])

            #expect(answer.status == 422)
            #expect(answer.says("ni dépasser celui des personnes suivies") && answer.says("Écrivez un nombre"))
            #expect(answer.says("Un nombre entier de personnes, deux au moins"))

            try await stan.open("/outcomes/voisins/studies/new")
            let bare = ["title": "Ailleurs", "ai": "6", "n1i": "10", "ci": "4", "n2i": "10"]
            let refused = try await stan.submit("/outcomes/voisins/studies", bare)
            #expect(refused.status == 422 && refused.says("une étude d’ailleurs a besoin de sa référence"))
            let told = try await stan.submit(
                "/outcomes/voisins/studies", bare.merging(["citation": "Durand 2020"]) { $1 })
            #expect(told.says("publiée ailleurs") && told.says("Durand 2020"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever neither keeps the practice nor carries a place of it tells nothing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await started(node, client)
            let eve = try await node.person("Eve", at: client)

            #expect(try await eve.open("/outcomes/voisins/studies/new").status == 403)
            #expect(try await eve.open("/practices/verger/outcomes/new").status == 403)
            #expect(try await eve.open("/outcomes/voisins/revisions/new").status == 403)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody tells a study for a place that others carry`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let (stan, _) = try await started(node, client)
            try await stan.open("/outcomes/voisins/studies/new")
            let answer = try await stan.submit(
                "/outcomes/voisins/studies",
                [
                    "title": "Enquête", "replication": "verger-a-mende", "ai": "6", "n1i": "10", "ci": "4",
                    "n2i": "10",
                ])

            #expect(answer.status == 422 && answer.says("Choisissez un lieu que vous portez"))
        }
    }

    @Test(arguments: Engine.available)
    func `a way of comparing that asks for other numbers is another outcome`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let (stan, _) = try await started(node, client)
            try await stan.open("/outcomes/voisins/revisions/new")
            let refused = try await stan.submit("/outcomes/voisins/revisions", ["measure": "meanDifference"])
            #expect(refused.status == 422 && refused.says("dites plutôt un nouveau résultat"))
            try await stan.open("/outcomes/voisins/revisions/new")
            let saved = try await stan.submit("/outcomes/voisins/revisions", ["measure": "riskDifference"])
            #expect(saved.says("Écart entre deux parts"))
        }
    }
}
