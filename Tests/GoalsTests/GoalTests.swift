import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// What was promised is locked before and judged after.
@Suite struct GoalTests {
    private struct Told: Decodable {
        struct Standing: Decodable {
            struct Goal: Decodable {
                let text: String
                let digest: String
            }
            let goal: Goal
            let outcome: String
        }
        let standing: Standing
    }

    private static let fields = [
        "baseline": "5", "target": "20", "due": "2027", "success": "Vingt paniers.", "funder": "La commune",
        "understood": "on",
    ]

    /// A place of Ada's with an indicator of its own.
    private func started(_ node: TestNode, _ client: any TestClientProtocol) async throws -> Visitor {
        let ada = try await node.person("Ada", at: client)
        try await ada.open("/practices/new")
        try await ada.submit("/practices", ["title": "Verger"])
        try await ada.submit("/practices/verger/editions")
        try await ada.open("/replications/new?practice=verger&territory=Mende&carrier=")
        try await ada.submit("/replications", ["title": "Le verger", "state": "running"])
        try await ada.open("/replications/le-verger/indicators/new")
        try await ada.submit("/replications/le-verger/indicators", ["title": "Paniers", "question": "Combien ?"])
        return ada
    }

    private func lock(_ ada: Visitor, _ fields: [String: String] = Self.fields) async throws -> VisitedPage {
        try await ada.open("/replications/le-verger/goals/new")
        return try await ada.submit("/replications/le-verger/goals", fields)
    }

    private func told(_ path: String, _ client: any TestClientProtocol) async throws -> Told.Standing {
        let page = try await Visitor(client).open("\(path).json")
        return try JSONDecoder().decode(Told.self, from: Data(page.body.utf8)).standing
    }

    @Test(arguments: Engine.available)
    func `a goal is locked with a digest of its text, and an amendment stands beside it`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await started(node, client)
            let unsure = try await lock(ada, Self.fields.merging(["understood": ""]) { $1 })
            #expect(unsure.status == 422 && unsure.says("un objectif verrouillé ne change plus"))
            let late = try await lock(ada, Self.fields.merging(["due": "2020"]) { $1 })
            #expect(late.status == 422 && late.says("Un objectif se fixe avant"))
            let goal = try await lock(ada)
            let first = try await told(goal.path, client).goal

            #expect(first.digest.count == 64 && first.text.contains("target: at-least 20.00\n"))
            #expect(goal.says("Vingt paniers.") && goal.says(first.digest))

            let way = try #require(goal.links.first { $0.contains("goals/new?amends=") })
            try await ada.open(way)
            let amended = try await ada.submit(
                "/replications/le-verger/goals",
                Self.fields.merging(["target": "15", "why": "Une grêle en mai."]) { $1 })
            #expect(amended.says("Une grêle en mai.") && amended.links.contains(goal.path))
            #expect(try await told(goal.path, client).goal.digest == first.digest)
            #expect(try await told(goal.path, client).goal.text == first.text)
        }
    }

    @Test(arguments: Engine.available)
    func `after its date a goal is judged by what was seen, and what was never reported is said`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await started(node, client)
            let goal = try await lock(ada).path
            #expect(try await told(goal, client).outcome == "open")

            node.world.advance(by: .seconds(86_400 * 800))
            #expect(try await told(goal, client).outcome == "notReported")
            let list = try await Visitor(client).open("/replications/le-verger/goals")
            #expect(list.says("Jamais dit"))
            let all = try await Visitor(client).open("/practices/verger/goals")
            #expect(all.says("Jamais dits") && all.says("Le verger"))
            #expect(try await Visitor(client).open("/practices/verger").links.contains("/practices/verger/goals"))

            let again = try await node.person("Bo", at: client)
            #expect(try await again.open("/replications/le-verger/goals/new").status == 403)
        }
    }

    @Test(arguments: Engine.available)
    func `what was seen in the year of the goal reaches it or does not, and its story is added`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await started(node, client)
            let goal = try await lock(ada, Self.fields.merging(["due": "2026"]) { $1 }).path
            try await ada.open("/replications/le-verger/observations/new")
            try await ada.submit("/replications/le-verger/observations", ["period": "2026", "amount": "21"])
            try await ada.open(goal)
            let page = try await ada.submit("\(goal)/narratives", ["narrative": "Un bel automne."])
            #expect(page.says("Un bel automne.") && page.says("21"))
            #expect(try await told(goal, client).outcome == "open")

            node.world.advance(by: .seconds(86_400 * 400))
            #expect(try await told(goal, client).outcome == "reached")
        }
    }
}
