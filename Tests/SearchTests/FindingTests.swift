import Fixtures
import Search
import Storage
import Testing
import Words

struct FindingTests {
    @Test(
        arguments: Engine.available,
        [
            "cooperative solidaire", "coopératives solidaires", "SOLIDAIRES COOPÉRATIVES", "solidaire coop", "coope",
            "l'habitat", "habitants", "coopératives d’habitants, solidaires !", "coope\u{301}ratives",
        ])
    func `words are found in any order, with or without accents, case and endings`(
        engine: Engine, text: String
    ) async throws {
        let shelf = try await Shelf(
            engine,
            [
                .sample(
                    "found", "Trabensol", text: "Des coopératives d’habitants, ouvertes et solidaires, dans l’habitat."),
                .sample("other", "Mobile", text: "Une équipe mobile de soins."),
            ])

        #expect(try await shelf.find(text) == ["found"])
    }

    @Test(arguments: Engine.available)
    func `each document is found in its own language`(engine: Engine) async throws {
        let shelf = try await Shelf(
            engine,
            [
                .sample("en", "Shared homes", text: "People house themselves in a cooperative.", language: "en"),
                .sample("fr", "Toits partagés", text: "Se loger en coopérative.", language: "fr"),
                .sample("de", "Genossenschaften", text: "Wohnungen für alle.", language: "de"),
            ])

        #expect(try await shelf.find("housing cooperatives") == ["en"])
        #expect(Set(try await shelf.find("coopératives")) == ["fr", "en"])
        #expect(try await shelf.find("genossenschaften ") == ["de"])
        #expect(try await shelf.find("genossenschaft ") == [])
        #expect(try await shelf.find("genossenschaft") == ["de"])
    }

    @Test(arguments: Engine.available)
    func `all words have to be there, wherever they are`(engine: Engine) async throws {
        let shelf = try await Shelf(
            engine,
            [
                .sample("spread", "Monnaie locale", summary: "À Mende.", text: "Acceptée par les commerçants."),
                .sample("partly", "Monnaie locale", summary: "À Strasbourg."),
            ])

        #expect(try await shelf.find("commerçants monnaie mende") == ["spread"])
        #expect(try await shelf.find("commerçants monnaie strasbourg") == [])
    }

    @Test(arguments: Engine.available)
    func `a title comes before a summary, and a summary before a text`(engine: Engine) async throws {
        let filler = "Une initiative de quartier portée par ses habitants."
        let shelf = try await Shelf(
            engine,
            [
                .sample(
                    "text", "Autre chose", summary: filler, text: "Le covoiturage. Du covoiturage, encore.", day: 3),
                .sample("title", "Covoiturage", summary: filler, text: filler, day: 1),
                .sample("summary", "Autre chose", summary: "Le covoiturage rural.", text: filler, day: 2),
            ])

        #expect(try await shelf.find("covoiturage") == ["title", "summary", "text"])
    }

    @Test(arguments: Engine.available)
    func `the reader's language comes first among equals`(engine: Engine) async throws {
        let shelf = try await Shelf(
            engine,
            [
                .sample("fr", "Simplon", language: "fr", day: 1),
                .sample("en", "Simplon", language: "en", day: 1),
            ])

        let french = try await shelf.search(SearchRequest("simplon", language: "fr"))
        let english = try await shelf.search(SearchRequest("simplon", language: "en"))

        #expect(french.ids == ["fr", "en"])
        #expect(english.ids == ["en", "fr"])
    }

    @Test(arguments: Engine.available)
    func `words that say little are looked for in titles only`(engine: Engine) async throws {
        let shelf = try await Shelf(
            engine,
            [.sample("title", "Le 104", text: "Un lieu."), .sample("text", "Halle", text: "Le lieu, et le reste.")])

        #expect(try await shelf.find("le ") == ["title"])
        #expect(Set(try await shelf.find("le lieu ")) == ["title", "text"])
    }

    @Test(arguments: Engine.available)
    func `what was found is marked as it stands in the document`(engine: Engine) async throws {
        let shelf = try await Shelf(
            engine,
            [
                .sample(
                    "only", "L’habitat coopératif", summary: "À Torremocha.",
                    text: String(repeating: "Rien ici. ", count: 100) + "Des maisons solidaires pour vieillir.")
            ])

        let hit = try #require(try await shelf.search(SearchRequest("habitats solidaire ")).hits.first)

        #expect(hit.title.segments == [.init("L’"), .init("habitat", isMarked: true), .init(" coopératif")])
        #expect(hit.passage.segments.filter(\.isMarked).map(\.text) == ["solidaires"])
        #expect(hit.passage.text.unicodeScalars.count <= Passage.length)
        #expect(hit.path == "/practice/only")
    }

    @Test(arguments: Engine.available)
    func `without words, everything comes, the newest first`(engine: Engine) async throws {
        let shelf = try await Shelf(
            engine,
            [
                .sample("village", "Village", prominence: 100), .sample("old", "Ancien", day: 1),
                .sample("town", "Ville", prominence: 10_000), .sample("new", "Nouveau", day: 2),
            ])

        #expect(try await shelf.find("") == ["new", "old", "town", "village"])
        #expect(try await shelf.find(" \n ") == ["new", "old", "town", "village"])
        #expect(try await shelf.find("?!") == [])
    }

    @Test(arguments: Engine.available)
    func `what a document was is forgotten when it changes or goes`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, [.sample("one", "Jardin", facets: ["state": ["running"]], day: 1)])

        try await shelf.put([.sample("one", "Potager", facets: ["state": ["ended"]], day: 2)])

        #expect(try await shelf.find("jardin") == [])
        #expect(try await shelf.find("potager") == ["one"])
        #expect(try await shelf.search(SearchRequest()).counts["state"] == ["ended": 1])

        try await shelf.remove("one")
        try await shelf.remove("one")

        #expect(try await shelf.find("potager") == [])
        #expect(try await shelf.find("") == [])
    }

    @Test(arguments: Engine.available)
    func `a change that is not committed is not found`(engine: Engine) async throws {
        let shelf = try await Shelf(engine)

        await #expect(throws: Interrupted.self) {
            try await shelf.database.write { tx in
                try SearchIndex.put(.sample("one", "Jardin"), in: tx)
                throw Interrupted()
            }
        }

        #expect(try await shelf.find("jardin") == [])
        #expect(try await shelf.find("") == [])
    }
}

private struct Interrupted: Error {}
