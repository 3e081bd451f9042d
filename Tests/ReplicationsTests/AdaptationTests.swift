import Fixtures
import HummingbirdTesting
import NodeFixtures
import Replications
import Storage
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

    @Test(arguments: Engine.available)
    func `a change says which parts of the practice it touches, in the words of the practice`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", functions: ["Décider ensemble", "Accueillir"], at: client)
            let asked = try await ada.open("\(path)/adaptations/new")

            let told = try await ada.submit(
                "\(path)/adaptations", ["title": "Sur rendez-vous", "what": "On sonne."],
                choosing: ["parts": ["changed 1-2", "", "dropped 1-1"]])
            let form = try await ada.open("/adaptations/sur-rendez-vous/revisions/new")
            let rows: [String] = try await node.database.read { tx in
                try tx.values("SELECT part || ' ' || change FROM adaptation_parts ORDER BY part LIMIT 9")
            }

            #expect(asked.body.contains("value=\"changed 1-2\""))
            #expect(told.says("change Accueillir") && told.says("laisse de côté Décider ensemble"))
            #expect(form.body.contains("value=\"dropped 1-1\" selected"))
            #expect(rows == ["1-1 dropped", "1-2 changed"])
        }
    }

    @Test(arguments: Engine.available)
    func `a part that the practice does not have is refused beside the question`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", functions: ["Accueillir"], at: client)
            try await ada.open("\(path)/adaptations/new")

            let page = try await ada.submit(
                "\(path)/adaptations", ["title": "Autre", "what": "Autre."],
                choosing: ["parts": ["changed 9-9", "<b>", "burnt 1-1"]])

            #expect(page.status == 422)
            #expect(page.body.contains("id=\"parts-error\""))
        }
    }
}
