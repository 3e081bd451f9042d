import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Testing

/// Would it work here? Overlap first, numbers after.
@Suite struct HereTests {
    private struct Told: Decodable {
        let overlaps: Bool
        let studies: Int
        let lower: Double?
        let upper: Double?
    }

    private static let path = "/outcomes/voisins/here"

    private func told(_ query: String, _ client: any TestClientProtocol) async throws -> Told {
        let page = try await Visitor(client).open("\(Self.path).json?\(query)")
        return try JSONDecoder().decode(Told.self, from: Data(page.body.utf8))
    }

    @Test(arguments: Engine.available)
    func `a town like those that were studied is told what it may expect, another what would have to be measured`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let places = try await node.orchard(3, in: "FR-COG-97411")
        for place in places { try await node.tell(place, 60, 40) }
        try await node.test { client in
            let like = "territory=Saint-Denis&territory-id=FR-COG-93066"
            let unlike = "territory=Mende&territory-id=FR-COG-48095"
            let said = try await told(like, client)
            let page = try await Visitor(client).open("\(Self.path)?\(like)")
            let refused = try await told(unlike, client)
            let refusal = try await Visitor(client).open("\(Self.path)?\(unlike)")

            #expect(said.overlaps && said.lower != nil && said.studies == 3)
            #expect(page.says("Dans un lieu comme le vôtre") && page.says("3 études de lieux semblables"))
            #expect(!refused.overlaps && refused.lower == nil && refused.studies == 3)
            #expect(refusal.says("trop peu de lieux étudiés ressemblent au vôtre") && refusal.says("Qui se parle ?"))
            #expect(!refusal.says("Dans un lieu comme le vôtre"))
        }
    }

    @Test(arguments: Engine.available)
    func `without a territory it asks, and an unknown one is asked again`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        _ = try await node.orchard(1)
        try await node.test { client in
            let visitor = Visitor(client)
            let first = try await visitor.open(Self.path)
            let unknown = try await visitor.open("\(Self.path)?territory=Atlantide")

            #expect(first.status == 200 && first.says("Votre territoire"))
            #expect(unknown.status == 200 && !unknown.says("Pour Atlantide"))
        }
    }
}
