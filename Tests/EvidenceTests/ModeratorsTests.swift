import Commons
import Evidence
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Testing

/// What goes with a greater or a smaller effect, and small studies beside large ones.
@Suite struct ModeratorsTests {
    private struct Told: Decodable {
        struct Regression: Decodable {
            struct Slope: Decodable {
                let name: String
                let estimate: Double
                let standardError: Double
                let lower: Double?
                let upper: Double?
                let p: Double?
            }
            struct Test: Decodable {
                let f: Double
                let p: Double?
            }
            let moderators: [String]
            let studies: Int
            let refused: String?
            let needed: Int?
            let coefficients: [Slope]
            let omnibus: Test?
            let rSquared: Double?
        }
        let each: [Regression]
        let chosen: Regression?
    }

    private static let iq = "/outcomes/le-resultat-des-eleves-a-un-test-d-intelligence"

    private func told(_ path: String, _ client: any TestClientProtocol) async throws -> Told {
        let page = try await Visitor(client).open(path)
        return try JSONDecoder().decode(Told.self, from: Data(page.body.utf8))
    }

    @Test(arguments: Engine.available)
    func `published studies are regressed on their year as metafor regresses them`(engine: Engine) async throws {
        let node = try await TestNode.demonstration(engine)
        try await node.test { client in
            let told = try await told("\(Self.iq)/moderators.json?by=year", client)
            let chosen = try #require(told.chosen)
            let page = try await Visitor(client).open("\(Self.iq)/moderators?by=year")
            let synthesis = try await Visitor(client).open(Self.iq)
            let svg = try await Visitor(client).open("\(Self.iq)/moderators.svg?by=year").body

            #expect(chosen.moderators == ["year"] && chosen.studies == 19 && chosen.refused == nil)
            #expect(chosen.coefficients.map(\.name) == ["intercept", "year"])
            let year = chosen.coefficients[1]
            // rma(yi, vi, mods = ~ year, method = "REML", test = "adhoc") of metafor 3.8, at a threshold of 1e-12.
            #expect(abs(year.estimate + 0.01872026835) < 1e-8 && abs(year.standardError - 0.03535126375) < 1e-8)
            #expect(abs((year.lower ?? 0) + 0.09330491531) < 1e-7 && abs((year.upper ?? 0) - 0.05586437862) < 1e-7)
            #expect(abs((chosen.omnibus?.f ?? 0) - 0.28042340106) < 1e-6)
            #expect(abs((chosen.omnibus?.p ?? 0) - 0.60327138569) < 1e-6 && chosen.rSquared == 0)
            #expect(page.says("l’effet attendu passe de") && page.says("Cela ne dit pas que c’en est la cause"))
            #expect(page.says("mods = ~ year") && page.says("R²"))
            #expect(synthesis.says("Qu’est-ce qui va avec un plus grand effet ?"))
            #expect(synthesis.links.contains("\(Self.iq)/moderators?by=year"))
            #expect(svg.contains("<polygon") && svg.contains("xmlns=\"http://www.w3.org/2000/svg\""))
        }
    }

    @Test(arguments: Engine.available)
    func `two things together need twice as many studies, and what says nothing is refused in words`(
        engine: Engine
    ) async throws {
        let node = try await TestNode.demonstration(engine)
        try await node.test { client in
            let two = try await told("\(Self.iq)/moderators.json?by=year&and=rung", client)
            let refused = try await Visitor(client).open("\(Self.iq)/moderators?by=year&and=rung")
            let twice = try await Visitor(client).open("\(Self.iq)/moderators?by=year&and=year")
            let garbage = try await Visitor(client).open("\(Self.iq)/moderators?by=%27%22%3C")
            let svg = try await Visitor(client).open("\(Self.iq)/moderators.svg?by=population")

            #expect(
                two.chosen?.refused == "few" && two.chosen?.needed == 20 && two.chosen?.coefficients.isEmpty == true)
            #expect(refused.says("Trop peu d’études pour le dire"))
            #expect(twice.status == 422 && twice.says("Choisissez deux choses différentes"))
            #expect(garbage.status == 422)
            #expect(svg.status == 200 && svg.body.contains("Trop peu d’études"))
        }
    }

    @Test(arguments: Engine.available)
    func `a slope that was put into the studies is found again, beside a group that changes nothing`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(24)
        for (number, place) in places.enumerated() {
            let with = 40.0 + Double(number) + (number.isMultiple(of: 3) ? 2 : 0)
            try await node.tell(
                place, with, 40, design: number.isMultiple(of: 2) ? .comparison : .random, year: "\(2000 + number)")
        }
        try await node.test { client in
            let path = "/outcomes/voisins/moderators"
            let one = try #require(try await told("\(path).json?by=year", client).chosen)
            let two = try #require(try await told("\(path).json?by=year&and=design", client).chosen)
            let same = try #require(try await told("\(path).json?by=rung", client).chosen)
            let page = try await Visitor(client).open("\(path)?by=year&and=design")

            #expect(one.coefficients[1].estimate > 0.01 && (one.coefficients[1].p ?? 1) < 0.05)
            #expect(two.studies == 24 && two.coefficients.count == 3 && two.refused == nil)
            #expect((two.coefficients[2].p ?? 0) > 0.05)
            #expect(same.refused == "same")
            #expect(page.status == 200 && page.says("Les deux ensemble : F(2"))
        }
    }

    @Test(arguments: Engine.available)
    func `small studies are shown beside large ones, and below ten studies nobody says anything`(
        engine: Engine
    ) async throws {
        let node = try await TestNode.demonstration(engine)
        try await node.test { client in
            let synthesis = try await Visitor(client).open(Self.iq)
            let page = try await Visitor(client).open("\(Self.iq)/funnel")
            let csv = try await Visitor(client).open("\(Self.iq)/funnel.csv").body
            let svg = try await Visitor(client).open("\(Self.iq)/funnel.svg").body
            let few = "/outcomes/des-voisins-qui-se-parlent-chaque-semaine"
            let refused = try await Visitor(client).open("\(few)/funnel")
            let blank = try await Visitor(client).open("\(few)/funnel.svg").body

            #expect(synthesis.says("Egger") && synthesis.says("Begg") && synthesis.says("Cela ne prouve pas"))
            #expect(page.says("Un point : une étude") && page.says("regtest"))
            let told = try JSONDecoder().decode(
                ToldOutcomePage.self, from: Data(try await Visitor(client).open("\(Self.iq).json").body.utf8))
            // regtest, ranktest and trimfill of metafor 3.8.
            #expect(abs((told.smallStudies?.eggerP ?? 0) - 0.01153124) < 1e-6)
            #expect(abs((told.smallStudies?.beggP ?? 0) - 0.07402609) < 1e-6 && told.smallStudies?.missing == 3)
            #expect(csv.hasPrefix("study,url,yi,vi,sei,image") && csv.split(separator: "\r\n").count >= 20)
            #expect(svg.contains("<circle") && svg.contains("stroke-dasharray"))
            #expect(refused.says("Il faut 10 études pour le dire") && !refused.body.contains("class=\"strip plot\""))
            #expect(blank.contains("Il faut 10 études"))
        }
    }

    @Test(arguments: Engine.available)
    func `the table of studies says what they can be regressed on`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(1)
        try await node.tell(places[0], 60, 40, year: "2021-05")
        try await node.test { client in
            let csv = try await Visitor(client).open("/outcomes/voisins.csv").body

            let lines = csv.split(separator: "\r\n")
            #expect(lines[0].contains("year,population,bias,independent,yi,vi,sei,weight"))
            #expect(lines[1].contains(",2021,") && lines[1].contains(",false,"))
        }
    }
}
