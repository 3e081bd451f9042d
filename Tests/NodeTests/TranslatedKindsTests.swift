import Commons
import Evidence
import Fixtures
import HummingbirdTesting
import Indicators
import NodeFixtures
import Practices
import Storage
import Testing
import Web

@Suite struct TranslatedKindsTests {
    @Test(arguments: Engine.available)
    func `outcomes and indicators are read and found in another language, as practices are`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.database.write { tx in try Self.furnish(node.world, in: tx) }
        try await node.test { client in
            let reader = Visitor(client, language: "de,en;q=0.5")

            let outcome = try await reader.open("/outcomes/des-voisins")
            let indicator = try await reader.open("/indicators/des-paniers")
            let found = try await reader.open("/search?q=Nachbarn")

            #expect(outcome.body.contains("<h1 lang=\"de\">Nachbarn</h1>"))
            #expect(outcome.says("Wie viele?"))
            #expect(outcome.says("You are reading a translation; the original is in French."))
            #expect(indicator.body.contains("<h1 lang=\"de\">Körbe</h1>"))
            #expect(found.links.contains("/outcomes/des-voisins"))
        }
    }

    private static func furnish(_ world: TestWorld, in tx: Transaction) throws {
        let author = Authorship(nil, because: "", at: world.now)
        var origin = Origin()
        origin.visibility = .published
        var garden = PracticeContent()
        garden.title = "Jardin"
        let practice = try Practices().create(garden, origin, by: author, world: world.world, in: tx)
        var hoped = OutcomeContent(
            title: "Des voisins", language: "fr", practice: practice.id, question: "Combien ?")
        let outcome = try Outcomes().propose(
            hoped, origin, keptWith: practice.id, by: author, world: world.world, in: tx)
        (hoped.title, hoped.question, hoped.language) = ("Nachbarn", "Wie viele?", "de")
        try Outcomes().translate(outcome, hoped, of: 1, by: author, in: tx)
        var counted = IndicatorContent(title: "Des paniers", language: "fr", owner: practice.id)
        let indicator = try Indicators().propose(counted, by: author, world: world.world, in: tx)
        (counted.title, counted.language) = ("Körbe", "de")
        try Indicators().translate(indicator, counted, of: 1, by: author, in: tx)
    }
}
