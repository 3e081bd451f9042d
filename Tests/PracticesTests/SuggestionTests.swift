import Fixtures
import HummingbirdTesting
import NodeFixtures
import Testing

@Suite struct SuggestionTests {
    @Test(
        arguments: Engine.available,
        ["jardin", "JARDIN", "partage jard", "le jardin", "pied d'immeuble", "potager"])
    func `a practice is found by any words of its title, and by the need that it answers`(
        engine: Engine, typed: String
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit(
                "/practices",
                [
                    "title": "Le jardin partagé au pied de l’immeuble",
                    "need": "Un potager pour celles qui n’en ont pas.",
                ])
            try await ada.submit("/practices/le-jardin-partage-au-pied-de-l-immeuble/editions")
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "La laverie mobile"])
            try await ada.submit("/practices/la-laverie-mobile/editions")

            let page = try await ada.open("/replications/new?q=" + typed.replacing(" ", with: "+"))

            #expect(page.says("Le jardin partagé"))
            #expect(!page.says("La laverie mobile"))
        }
    }
}
