import Commons
import Evidence
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Replications
import Storage
import Testing
import Web

/// What studies say together: what the next place may expect, or why nobody can say.
@Suite struct SynthesisTests {
    private func told(_ client: any TestClientProtocol, _ path: String = "/outcomes/voisins") async throws
        -> ToldOutcomePage
    {
        let page = try await Visitor(client).open(path + ".json")
        return try JSONDecoder().decode(ToldOutcomePage.self, from: Data(page.body.utf8))
    }

    @Test(arguments: Engine.available)
    func `published studies are pooled as metafor pools them, the prediction first`(engine: Engine) async throws {
        let node = try await TestNode.demonstration(engine)
        try await node.test { client in
            let path = "/outcomes/le-resultat-des-eleves-a-un-test-d-intelligence"
            let synthesis = try await told(client, path)
            let page = try await Visitor(client).open(path)
            let next = try #require(synthesis.next)
            let mean = try #require(synthesis.mean)

            #expect(synthesis.studies.count == 19 && synthesis.notPooled.isEmpty)
            #expect(abs((synthesis.tauSquared ?? 0) - 0.01881828814) < 1e-7)
            #expect(abs((mean.estimate ?? 0) - 0.08370124188) < 1e-6)
            #expect(abs((mean.lower ?? 0) + 0.04567210761) < 1e-6 && abs((mean.upper ?? 0) - 0.21307459138) < 1e-6)
            #expect(abs((next.lower ?? 0) + 0.23354586040) < 1e-6 && abs((next.upper ?? 0) - 0.40094834416) < 1e-6)
            #expect(synthesis.smallStudies?.eggerP != nil && synthesis.withoutEach.count == 19)
            #expect(page.says("Dans un lieu de plus qui ressemble à ceux-ci, l’effet serait sans doute"))
            #expect(page.says("rien ne garantit que la pratique aide dans un lieu de plus"))
            let (first, second) = (page.text.range(of: "un lieu de plus"), page.text.range(of: "En moyenne"))
            #expect(try #require(first).lowerBound < #require(second).lowerBound)
        }
    }

    @Test(arguments: Engine.available)
    func `none, one and two studies are each answered with what is missing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(3)
        try await node.test { client in
            #expect(try await Visitor(client).open("/outcomes/voisins").says("Aucune étude n’a encore été racontée"))
            #expect(try await told(client).level.level == 1)

            try await node.tell(places[0], 60, 40)
            let one = try await Visitor(client).open("/outcomes/voisins")
            #expect(one.says("Une seule étude") && one.says("Un lieu ne dit pas ce qu’un autre verra"))
            #expect(try await told(client).mean == nil)

            node.world.advance(by: .seconds(60))
            try await node.tell(places[1], 55, 45)
            let two = try await Visitor(client).open("/outcomes/voisins")
            #expect(two.says("il en faut trois"))
            #expect(try await told(client).next == nil)

            node.world.advance(by: .seconds(60))
            try await node.tell(places[2], 58, 42)
            let three = try await told(client)
            #expect(three.next != nil && three.version == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `the study of a place that has ended stays in, and the picture says so`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(3)
        for place in places { try await node.tell(place, 60, 40) }
        try await node.database.write { [now = node.world.now] tx in
            let change = StateChange(.notViable, on: CivilDate(rawValue: "2025"), because: "", lessons: "", at: now)
            try Replications().change(places[0], change, by: nil, in: tx)
        }
        try await node.test { client in
            let synthesis = try await told(client)
            let page = try await Visitor(client).open("/outcomes/voisins")

            #expect(synthesis.studies.count == 3 && synthesis.studies.contains { $0.state == "not-viable" })
            #expect(page.says("le lieu s’est arrêté") && page.says("Un cercle vide"))
            #expect(Set(synthesis.groups.map(\.group)) == ["goesOn", "ended"])
        }
    }

    @Test(arguments: Engine.available)
    func `each change of the studies makes a version, and earlier ones stay as they were`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(4)
        var studies: [Thing] = []
        for place in places {
            studies.append(try await node.tell(place, 60, 40, title: "Étude \(studies.count)"))
            node.world.advance(by: .seconds(60))
        }
        try await node.database.write { [now = node.world.now, studies] tx in
            let author = Authorship(nil, because: "Faux", at: now)
            _ = try Studies().show(studies[3], as: .withdrawn, by: author, in: tx)
        }
        try await node.test { client in
            let present = try await told(client)
            let before = try await told(client, "/outcomes/voisins/versions/4")
            let list = try await Visitor(client).open("/outcomes/voisins/versions")
            let page = try await Visitor(client).open("/outcomes/voisins/versions/4")

            #expect(present.version == 5 && present.studies.count == 3)
            #expect(before.version == 4 && before.studies.count == 4)
            #expect(list.says("Étude retirée") && list.says("Version 5"))
            #expect(page.says("Vous lisez la version 4") && page.says("une étude retirée depuis"))
            #expect(!page.says("Étude 3"))
            #expect(try await Visitor(client).open("/outcomes/voisins/versions/6").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `the level follows from the studies: who compares, who is independent, where it holds`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(3)
        try await node.test { client in
            try await node.tell(places[0], 60, 40, design: .beforeAfter)
            #expect(try await told(client).level.level == 2)
            try await node.tell(places[1], 70, 40)
            #expect(try await told(client).level.level == 3)
            let page = try await Visitor(client).open("/outcomes/voisins")
            #expect(page.says("Niveau de preuve : 3 sur 5"))
        }
    }

    @Test(arguments: Engine.available)
    func `studies whose numbers define no effect are shown and left out`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(1, measure: .correlation)
        try await node.tell(
            places[0], StudyNumbers(.correlation, ["ri": 0.4, "ni": 3]), .afterOnly, "2024", "Trop peu")
        try await node.test { client in
            let synthesis = try await told(client)
            let page = try await Visitor(client).open("/outcomes/voisins")

            #expect(synthesis.studies.isEmpty && synthesis.notPooled.count == 1)
            #expect(page.says("Études non mises avec les autres") && page.says("Trop peu"))
        }
    }

    @Test(arguments: Engine.available)
    func `the table can be read by R, and the picture stands alone`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(3)
        for place in places { try await node.tell(place, 40, 60) }
        try await node.test { client in
            let csv = try await Visitor(client).open("/outcomes/voisins.csv").body
            let svg = try await Visitor(client).open("/outcomes/voisins.svg").body

            let lines = csv.split(separator: "\r\n")
            #expect(lines.count == 4 && lines[0].contains("yi,vi,sei,weight,ai,n1i,ci,n2i"))
            #expect(lines[1].contains(",\(log(0.4) - log(0.6)),"))
            #expect(svg.contains("xmlns=\"http://www.w3.org/2000/svg\"") && svg.contains("Un lieu de plus"))
        }
    }
}
