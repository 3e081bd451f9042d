import Fixtures
import NodeFixtures
import Testing

/// What awaits somebody stands on the page from which they share.
@Suite struct AwaitedLabelTests {
    @Test(arguments: Engine.available)
    func `who is asked for a label, and who is asked to visit, find it on their page; others do not`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            let asked = try await orchard.stan.open("/sharing")
            try await orchard.name(["Bo", "Cy"], to: label)
            let afterwards = try await orchard.stan.open("/sharing")
            let visitor = try await orchard.bo.open("/sharing")
            let other = try await orchard.di.open("/sharing")
            let nobody = try await orchard.passer.open("/sharing")

            #expect(asked.says("Ce qui vous attend") && asked.says("Un label attend une étape de votre part."))
            #expect(asked.links.contains(label))
            #expect(!afterwards.links.contains(label))
            #expect(visitor.says("Une visite vous est confiée.") && visitor.links.contains(label))
            for page in [other, nobody] { #expect(!page.links.contains(label) && !page.says("Ce qui vous attend")) }
        }
    }
}
