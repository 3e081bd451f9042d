import Fixtures
import HummingbirdTesting
import NodeFixtures
import Testing
import Web

/// A place may serve a part of a town only.
@Suite struct NeighbourhoodTests {
    private let path = "/replications/jardin-a-mende"

    /// The form of a garden in Mende, by the one who carries it.
    private func change(
        _ fields: [String: String], _ engine: Engine,
        _ check: @escaping @Sendable (VisitedPage, Visitor) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.open("\(path)/revisions/new")
            try await check(try await ada.submit("\(path)/revisions", fields), ada)
        }
    }

    @Test(arguments: Engine.available)
    func `its name stands before the town's, and is found`(engine: Engine) async throws {
        try await change(["neighbourhood": "Fontanilles", "neighbourhood-people": "1 200"], engine) { saved, ada in
            let form = try await ada.open("\(path)/revisions/new").form(to: "\(path)/revisions")
            let found = try await ada.open("/search?q=Fontanilles")

            #expect(saved.status == 200 && saved.says("Où Fontanilles, Mende"))
            #expect(form.value("neighbourhood-people") == "1200")
            #expect(found.links.contains(path))
        }
    }

    @Test(
        arguments: Engine.available,
        [
            (["neighbourhood": "Fontanilles", "neighbourhood-people": "900000"], "C’est plus que la commune entière."),
            (["neighbourhood-people": "900"], "Nommez aussi le quartier"),
            (
                ["neighbourhood": "Fontanilles", "territory": "Lozère", "territory-id": "FR-48"],
                "choisissez d’abord la commune"
            ),
        ])
    func `what cannot be is said beside its field`(
        engine: Engine, refused: (fields: [String: String], sentence: String)
    ) async throws {
        try await change(refused.fields, engine) { page, _ in
            #expect(page.status == 422 && page.says(refused.sentence))
        }
    }
}
