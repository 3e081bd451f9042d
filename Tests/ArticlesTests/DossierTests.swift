import Commons
import Fixtures
import HummingbirdTesting
import Media
import NodeFixtures
import Storage
import Testing
import Web

/// A dossier puts in order what is read together; what its licence does not allow is refused with the ways out.
@Suite struct DossierTests {
    private static let fields = [
        "title": "Partager un jardin", "form": "series", "licence": "CC-BY-SA-4.0",
        "introduction": "Pour **commencer**.",
    ]

    private func publishPractices(_ person: Visitor) async throws {
        for title in ["Jardin", "Verger"] {
            try await person.open("/practices/new")
            try await person.submit("/practices", ["title": title], choosing: ["principles": ["Ensemble."]])
            try await person.submit("/practices/\(title.lowercased())/editions")
        }
    }

    @Test(arguments: Engine.available)
    func `its parts are read in their order, and each leads to the next`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await publishPractices(ada)
            try await ada.open("/dossiers/new")
            let entries = "/practices/verger\nhttps://essaim.example/practices/jardin"
            let page = try await ada.submit("/dossiers", Self.fields.merging(["entries": entries]) { $1 })
            let first = try await Visitor(client).open("/practices/verger")
            let found = try await Visitor(client).open("/dossiers?q=jardin")

            #expect(page.path == "/dossiers/partager-un-jardin" && page.body.contains("<strong>commencer</strong>"))
            let order = page.links.filter { $0.hasPrefix("/practices/") }
            #expect(order.firstIndex(of: "/practices/verger") ?? 9 < order.firstIndex(of: "/practices/jardin") ?? 0)
            #expect(first.says("Ensuite") && first.links.contains("/practices/jardin"))
            #expect(first.links.contains(page.path) && found.links.contains(page.path))
        }
    }

    @Test(arguments: Engine.available)
    func `what is not there is refused by its line`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/dossiers/new")
            let refused = try await ada.submit(
                "/dossiers", Self.fields.merging(["entries": "/practices/nulle-part"]) { $1 })

            #expect(refused.status == 422 && refused.says("/practices/nulle-part"))
        }
    }

    @Test(arguments: Engine.available)
    func `licences that do not mix are refused, with those under which all could be shared`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await publishPractices(ada)
            try await ada.open("/dossiers/new")
            let refused = try await ada.submit(
                "/dossiers",
                Self.fields.merging(["entries": "/practices/jardin", "licence": "CC-BY-4.0"]) { $1 })
            let taken = try await ada.submit("/dossiers", ["licence": "CC-BY-SA-4.0"])

            #expect(refused.status == 422 && refused.says("CC BY-SA 4.0") && refused.says("« Jardin »"))
            #expect(taken.path == "/dossiers/partager-un-jardin")
        }
    }
}
