import Fixtures
import HummingbirdTesting
import NodeFixtures
import Organizations
import Testing

@Suite struct OrganizationTests {
    @Test(arguments: Engine.available)
    func `an organization shows what it looks after`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/organizations/new")
            try await ada.submit("/organizations", ["title": "Les Amis du café", "kind": "association"])
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Le café", "steward": "les amis du CAFE"])
            try await ada.submit("/practices/le-cafe/editions")

            let page = try await Visitor(client).open("/organizations/les-amis-du-cafe")

            #expect(page.says("Association"))
            #expect(page.says("Le café"))
        }
    }

    @Test(arguments: Engine.available)
    func `nonsense is answered with a sentence beside each field`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/organizations/new")

            let page = try await ada.submit(
                "/organizations",
                ["title": " ", "kind": "gang", "website": "javascript:alert(1)", "territory": "Atlantide"])

            #expect(page.status == 422)
            for field in ["title", "kind", "website", "territory"] {
                #expect(page.body.contains("id=\"\(field)-error\""), "\(field)")
            }
        }
    }

    @Test(arguments: Engine.available, ["ruche", "aubrelune", "d’aubrelune ruch"])
    func `an organization is suggested by any word of its name`(engine: Engine, typed: String) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/organizations/new")
            try await ada.submit("/organizations", ["title": "La Ruche d’Aubrelune", "kind": "association"])

            let query = typed.replacing(" ", with: "+").replacing("’", with: "%E2%80%99")
            let answer = try await ada.openAsProgram("/organizations/suggestions?q=" + query)

            #expect(answer.body.contains("La Ruche d’Aubrelune"))
        }
    }

    @Test(arguments: Engine.available)
    func `a second one of the same name in the same place is pointed out, and made if it is another`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let ruche = ["title": "La Ruche", "kind": "association", "territory": "Mende"]
            try await ada.open("/organizations/new")
            try await ada.submit("/organizations", ruche)
            try await ada.open("/organizations/new")

            let asked = try await ada.submit("/organizations", ruche)
            let made = try await ada.submit("/organizations", ["another": "on"])

            #expect(asked.status == 422)
            #expect(asked.says("Est-ce la même") && asked.links.contains("/organizations/la-ruche"))
            #expect(made.path == "/organizations/la-ruche-2")
        }
    }
}
