import Fixtures
import HummingbirdTesting
import NodeFixtures
import Replications
import Testing

@Suite struct AdaptationTests {
    private let path = "/replications/jardin-a-mende"

    @Test(arguments: Engine.available)
    func `a change is told in plain words, found by a search, and keeps its answers`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.open("\(path)/adaptations/new")

            let page = try await ada.submit(
                "\(path)/adaptations",
                ["title": "Des bacs surélevés", "what": "On cultive **debout**.", "date": "2025", "when": "running"],
                choosing: ["goals": ["reach", "fit"]])
            let found = try await ada.open("/search?q=sureleve")
            let alone = try await ada.open("/adaptations/des-bacs-sureleves")

            #expect(page.body.contains("<strong>debout</strong>"))
            #expect(found.says("Des bacs surélevés"))
            #expect(alone.says("Toucher plus de monde"))
        }
    }

    @Test(arguments: Engine.available)
    func `two answers where one is asked, or an unknown one, are refused beside the question`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.open("\(path)/adaptations/new")

            let page = try await ada.submit(
                "\(path)/adaptations", ["title": "Des bacs", "what": "Debout."],
                choosing: ["when": ["running", "preparing"], "goals": ["glory"]])

            #expect(page.status == 422)
            #expect(page.body.contains("id=\"when-error\""))
            #expect(page.body.contains("id=\"goals-error\""))
        }
    }
}
