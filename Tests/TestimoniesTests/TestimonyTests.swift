import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

@testable import Testimonies

/// Words of people concerned: with their consent, read by somebody, never counted.
@Suite struct TestimonyTests {
    private static let testimony = "/testimonies/des-prenoms"
    private static let place = "/replications/le-verger"
    private static let words = "Je connais les prénoms.\n\nQuand je suis tombée, un voisin\na appelé ma fille."
    private static let fields = [
        "title": "Des prénoms", "speaker": "Une voisine", "words": words, "agreed": "yes", "consent": "written",
    ]

    /// A testimony on a place of Boris's, of a practice that Ada keeps.
    private func tell(_ node: TestNode, _ client: any TestClientProtocol) async throws -> (Visitor, Visitor) {
        let ada = try await node.person("Ada", at: client)
        try await ada.open("/practices/new")
        try await ada.submit("/practices", ["title": "Verger"])
        try await ada.submit("/practices/verger/editions")
        let boris = try await node.person("Boris", at: client)
        try await boris.open("/replications/new?practice=verger&territory=Mende&carrier=")
        try await boris.submit("/replications", ["title": "Le verger", "state": "running"])
        try await boris.open("\(Self.place)/testimonies/new")
        try await boris.submit("\(Self.place)/testimonies", Self.fields)
        return (ada, boris)
    }

    /// The same, with a theme that Boris heard in it.
    private func tellAndRead(_ node: TestNode, _ client: any TestClientProtocol) async throws -> Visitor {
        let (_, boris) = try await tell(node, client)
        try await boris.open(Self.testimony)
        try await boris.submit("\(Self.testimony)/codes", ["quote": "les prénoms", "theme": "liens"])
        return boris
    }

    @Test(arguments: Engine.available)
    func `words are shown with the name that was chosen and how consent was given`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await tell(node, client)
            let page = try await Visitor(client).open(Self.testimony)
            let place = try await Visitor(client).open(Self.place)
            let practice = try await Visitor(client).open("/practices/verger")
            let found = try await Visitor(client).open("/search?q=prénoms")

            #expect(page.says("Une voisine") && page.says("donné par écrit") && page.says("a appelé ma fille"))
            #expect(page.says("il n’en devient jamais un"))
            #expect(place.links.contains(Self.testimony))
            #expect(practice.links.contains("/practices/verger/testimonies"))
            #expect(found.links.contains(Self.testimony))
        }
    }

    @Test(arguments: Engine.available)
    func `without consent nothing is shown, and nothing typed is lost`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let (_, boris) = try await tell(node, client)
            try await boris.open("\(Self.place)/testimonies/new")
            var fields = Self.fields
            fields["agreed"] = ""
            fields["title"] = "Autre chose"
            let refused = try await boris.submit("\(Self.place)/testimonies", fields)
            let missing = try await Visitor(client).open("/testimonies/autre-chose")

            #expect(refused.status == 422 && refused.says("Sans l’accord de la personne"))
            #expect(refused.says("a appelé ma fille"))
            #expect(missing.status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `a theme is traced to the very words, by carriers and stewards and nobody else`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let (ada, boris) = try await tell(node, client)
            let path = Self.testimony
            try await boris.open(path)
            try await boris.submit("\(path)/codes", ["quote": "un voisin a appelé  ma fille", "theme": "S’entraider"])
            try await ada.open(path)
            try await ada.submit("\(path)/codes", ["quote": "les prénoms", "theme": "se connaître"])
            let strange = try await ada.submit("\(path)/codes", ["quote": "jamais dit", "theme": "rien"])
            let across = try await ada.submit("\(path)/codes", ["quote": "prénoms. Quand", "theme": "rien"])
            let stranger = try await node.person("Eve", at: client)
            let seen = try await stranger.open(path)
            let page = try await Visitor(client).open(path)
            let voices = try await Visitor(client).open("/practices/verger/testimonies")

            #expect(page.body.contains("<mark>les prénoms</mark>") && page.says("S’entraider"))
            #expect(strange.status == 422 && strange.says("ne sont pas dans le témoignage"))
            #expect(across.status == 422 && !seen.body.contains("\(path)/codes"))
            #expect(voices.says("se connaître") && voices.says("Une voisine"))
            let anchor = try #require(voices.links.first { $0.hasPrefix("\(path)#quote-") })
            #expect(page.body.contains("id=\"\(anchor.split(separator: "#")[1])\""))
        }
    }

    @Test(arguments: Engine.available)
    func `a quote whose words were rewritten is said to be of an earlier version`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let path = Self.testimony
            let boris = try await tellAndRead(node, client)
            try await boris.open("\(path)/revisions/new")
            try await boris.submit("\(path)/revisions", ["words": "Je connais les gens.", "agreed": "yes"])
            let page = try await Visitor(client).open(path)

            #expect(page.says("dans une version précédente") && !page.body.contains("<mark>"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever takes their words back is forgotten, in the history too`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let path = Self.testimony
            let boris = try await tellAndRead(node, client)
            let gone = try await boris.submit("\(path)/consent-withdrawals")
            let left: [Int?] = try await node.database.read { tx in
                [
                    try tx.value("SELECT COUNT(*) FROM revisions WHERE content LIKE '%prénoms%'"),
                    try tx.value("SELECT COUNT(*) FROM testimony_codes"),
                    try tx.value("SELECT COUNT(*) FROM things WHERE kind = 'testimony'"),
                ]
            }
            let page = try await Visitor(client).open(path)
            let found = try await Visitor(client).open("/search?q=prénoms")

            #expect(gone.path == Self.place && gone.says("jusque dans l’historique"))
            #expect(left == [0, 0, 0] && page.status == 404)
            #expect(!found.links.contains(path))
        }
    }

    @Test func `quotes that overlap are marked as one, and each is found`() {
        let words = CodedWords(
            ["Je connais les prénoms, maintenant."],
            [
                ("a", "connais les prénoms"), ("b", "les prénoms, maintenant"), ("c", "ailleurs"),
            ])

        #expect(
            words.paragraphs == [
                [
                    CodedWords.Piece(text: "Je ", isMarked: false, codes: []),
                    CodedWords.Piece(text: "connais les prénoms, maintenant", isMarked: true, codes: ["a", "b"]),
                    CodedWords.Piece(text: ".", isMarked: false, codes: []),
                ]
            ])
        #expect(words.strays == ["c"])
    }
}
