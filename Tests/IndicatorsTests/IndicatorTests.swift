import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Practices
import Storage
import Testing
import Web

/// What is counted, who says it, and how many places become one number.
@Suite struct IndicatorTests {
    private struct Told: Decodable {
        struct Total: Decodable {
            let period: String
            let told: Int
            let amount: Double
            let whole: Double?
            let value: Double?
        }
        let totals: [Total]
        let places: Int?
    }

    private func told(_ client: any TestClientProtocol, _ path: String) async throws -> Told {
        try JSONDecoder().decode(Told.self, from: Data(try await Visitor(client).open("\(path).json").body.utf8))
    }

    /// A practice of Stan's, and places of Ada and Bo.
    private func started(_ node: TestNode, _ client: any TestClientProtocol) async throws -> [Visitor] {
        let stan = try await node.person("Stan", at: client)
        try await stan.open("/practices/new")
        try await stan.submit("/practices", ["title": "Verger"])
        try await stan.submit("/practices/verger/editions")
        var people = [stan]
        for name in ["Ada", "Bo"] {
            let person = try await node.person(name, at: client)
            try await person.open("/replications/new?practice=verger&territory=Mende&carrier=")
            try await person.submit("/replications", ["title": "Verger de \(name)", "state": "running"])
            people.append(person)
        }
        return people
    }

    private func propose(_ stan: Visitor, _ title: String, _ sort: String) async throws {
        try await stan.open("/practices/verger/indicators/new")
        try await stan.submit("/practices/verger/indicators", ["title": title, "question": "?", "sort": sort])
    }

    private func tell(_ person: Visitor, _ place: String, _ fields: [String: String]) async throws -> VisitedPage {
        try await person.open("/replications/\(place)/observations/new")
        return try await person.submit("/replications/\(place)/observations", fields)
    }

    @Test(arguments: Engine.available)
    func `each place counts once, the last that it told, and what is missing is said`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let people = try await started(node, client)
            try await propose(people[0], "Paniers", "count")
            _ = try await tell(people[1], "verger-de-ada", ["period": "2024", "amount": "10"])
            let page = try await tell(
                people[1], "verger-de-ada", ["period": "2024", "amount": "12,5", "source": "Cahier"])
            #expect(page.says("12,5") && page.says("Cahier"))
            var all = try await told(client, "/indicators/paniers")
            #expect(all.totals.count == 1 && all.totals[0].told == 1 && all.totals[0].value == 12.5)
            #expect(all.places == 2)

            let lozere = "/indicators/paniers.json?territory=Loz%C3%A8re&territory-id=FR-48"
            let elsewhere = "/indicators/paniers.json?territory=%C3%8Ele-de-France&territory-id=FR-IDF"
            #expect(try await Visitor(client).open(lozere).body.contains("\"value\":12.5"))
            #expect(!(try await Visitor(client).open(elsewhere).body.contains("\"value\":12.5")))

            _ = try await tell(people[2], "verger-de-bo", ["period": "2024", "amount": "7"])
            all = try await told(client, "/indicators/paniers")
            #expect(all.totals[0].told == 2 && all.totals[0].value == 19.5)

            _ = try await tell(people[2], "verger-de-bo", ["period": "2024", "amount": ""])
            all = try await told(client, "/indicators/paniers")
            #expect(all.totals[0].told == 1 && all.totals[0].value == 12.5)
        }
    }

    @Test(arguments: Engine.available)
    func `ratios are made again from their parts, never averaged`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let people = try await started(node, client)
            try await propose(people[0], "Parts", "proportion")
            try await propose(people[0], "Moyennes", "mean")
            for (person, place, part, whole) in [(1, "verger-de-ada", "1", "2"), (2, "verger-de-bo", "9", "98")] {
                for indicator in ["parts", "moyennes"] {
                    _ = try await tell(
                        people[person], place,
                        ["indicator": indicator, "period": "2024", "amount": part, "whole": whole])
                }
            }
            let share = try #require(try await told(client, "/indicators/parts").totals.first)
            let mean = try #require(try await told(client, "/indicators/moyennes").totals.first)

            #expect(share.value == 10 && share.whole == 100)
            #expect(mean.value == 8.84)
            let bare = try await tell(people[1], "verger-de-ada", ["period": "2025", "amount": "1"])
            #expect(bare.status == 422 && bare.says("Dites sur combien"))
        }
    }

    @Test(arguments: Engine.available)
    func `what was told of a place that was withdrawn does not count`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let people = try await started(node, client)
            try await propose(people[0], "Paniers", "count")
            _ = try await tell(people[1], "verger-de-ada", ["period": "2024", "amount": "10"])
            _ = try await tell(people[2], "verger-de-bo", ["period": "2024", "amount": "7"])
            try await node.database.write { tx in
                try tx.run("UPDATE things SET visibility = 'withdrawn' WHERE slug = 'verger-de-ada'")
            }
            let all = try await told(client, "/indicators/paniers")
            let page = try await Visitor(client).open("/indicators/paniers")

            #expect(all.totals[0].told == 1 && all.totals[0].value == 7)
            #expect(!page.says("Verger de Ada"))
        }
    }

    @Test(arguments: Engine.available)
    func `the indicators of employment are taken up as they are, each once`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let people = try await started(node, client)
            for _ in 0..<2 {
                try await people[0].open("/practices/verger/indicators/new")
                try await people[0].submit(
                    "/practices/verger/ready-indicators", choosing: ["ready": ["jobsCreated", "training"]])
            }
            let practice = try await people[1].open("/practices/verger")
            #expect(practice.says("Emplois créés, en équivalents temps plein") && practice.says("Heures de formation"))
            let count = try await node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM indicators") as Int?
            }
            #expect(count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `small cells of a breakdown are seen by nobody, nor what would give them away`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let people = try await started(node, client)
            try await propose(people[0], "Personnes", "count")
            let cells = ["women-young": "3", "women-middle": "40", "men-young": "30", "men-middle": "27"]
            let wrong = try await tell(
                people[1], "verger-de-ada", cells.merging(["period": "2024", "amount": "99"]) { $1 })
            #expect(wrong.status == 422)
            _ = try await tell(people[1], "verger-de-ada", cells.merging(["period": "2024", "amount": "100"]) { $1 })
            let page = try await Visitor(client).open("/replications/verger-de-ada/observations")
            let json = try await Visitor(client).open("/replications/verger-de-ada/observations.json").body

            #expect(page.says("masqué") && page.says("Femmes"))
            #expect(json.contains("[[null,") && !json.contains("[[3,"))
            #expect(!page.says("otherwise-old"))
        }
    }

    @Test(arguments: Engine.available)
    func `only the keepers propose, and only the carriers tell`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let people = try await started(node, client)
            try await propose(people[0], "Paniers", "count")

            #expect(try await people[1].open("/practices/verger/indicators/new").status == 403)
            #expect(try await people[0].open("/replications/verger-de-ada/observations/new").status == 403)
            try await people[1].open("/replications/verger-de-ada/indicators/new")
            let own = try await people[1].submit(
                "/replications/verger-de-ada/indicators", ["title": "À nous", "question": "Combien ?"])
            #expect(own.status == 200 && own.says("À nous"))
        }
    }
}
