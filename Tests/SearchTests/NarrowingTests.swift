import Fixtures
import Search
import Storage
import Testing

struct NarrowingTests {
    private static let documents: [SearchDocument] = [
        .sample("a", "Jardin partagé", facets: ["theme": ["food", "land"], "state": ["running"]], day: 1),
        .sample("b", "Jardin d’insertion", facets: ["theme": ["food", "work"], "state": ["ended"]], day: 2),
        .sample("c", "Jardin sec", kind: "replication", facets: ["theme": ["land"], "state": ["running"]], day: 3),
        .sample("d", "Atelier vélo", kind: "replication", facets: ["theme": ["work"], "state": ["running"]], day: 4),
    ]

    @Test(arguments: Engine.available)
    func `values of one facet widen, facets together narrow`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, Self.documents)

        let either = try await shelf.search(SearchRequest("", facets: ["theme": ["food", "work"]]))
        let both = try await shelf.search(
            SearchRequest("", facets: ["theme": ["food", "work"], "state": ["running"]]))
        let withWords = try await shelf.search(
            SearchRequest("jardin", facets: ["theme": ["land"], "state": ["running"]]))
        let ofKind = try await shelf.search(SearchRequest("jardin", facets: ["theme": []], kinds: ["replication"]))

        #expect(either.ids == ["d", "b", "a"])
        #expect(both.ids == ["d", "a"])
        #expect(Set(withWords.ids) == ["a", "c"])
        #expect(ofKind.ids == ["c"])
    }

    @Test(arguments: Engine.available)
    func `values are counted among what was found`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, Self.documents)

        let results = try await shelf.search(SearchRequest("jardin"))

        #expect(results.total.description == "3")
        #expect(results.counts["theme"] == ["food": 2, "land": 2, "work": 1])
        #expect(results.counts["state"] == ["running": 2, "ended": 1])
        #expect(results.counts["kind"] == ["practice": 2, "replication": 1])
    }

    @Test(arguments: Engine.available)
    func `a chosen facet still counts its other values`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, Self.documents)

        let results = try await shelf.search(SearchRequest("jardin", facets: ["state": ["running"]]))

        #expect(results.total.count == 2)
        #expect(results.counts["state"] == ["running": 2, "ended": 1])
        #expect(results.counts["theme"] == ["food": 1, "land": 2])
    }

    @Test(arguments: Engine.available)
    func `values are told apart, whatever their letters`(engine: Engine) async throws {
        let values = ["2A", "2a", "2 a", "2=a", "2_a", "é", "e", "'", "\"", "a|b", "a b", "*", "kind=x", "\\"]
        let shelf = try await Shelf(
            engine, values.enumerated().map { .sample("\($0)", "Lieu", facets: ["code": [$1]]) })

        for (index, value) in values.enumerated() {
            let found = try await shelf.search(SearchRequest("lieu", facets: ["code": [value]]))
            #expect(found.ids == ["\(index)"], "\(value)")
            #expect(found.hits.first?.facets == ["code": [value]])
        }
    }

    @Test(arguments: Engine.available)
    func `labels cannot be typed`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, [.sample("a", "Jardin", facets: ["theme": ["secret"]])])

        for text in ["secret", "theme", "_theme_3d_secret", "kind practice", "3d", "_kind"] {
            #expect(try await shelf.find(text) == [], "\(text)")
        }
    }

    @Test(arguments: Engine.available)
    func `places are found by words and by box`(engine: Engine) async throws {
        let towns = [
            ("mende", 44.52, 3.50), ("strasbourg", 48.58, 7.75), ("suva", -18.14, 178.44), ("apia", -13.83, -171.76),
        ]
        let places = towns.map { name, latitude, longitude in
            var document = SearchDocument.sample(name, "Ville de \(name)", kind: "territory", day: 1)
            document.latitude = latitude
            document.longitude = longitude
            document.mark = "running"
            return document
        }
        let shelf = try await Shelf(engine, places + [.sample("nowhere", "Ville sans lieu")])

        let france = SearchBox(south: 41, west: -5, north: 51, east: 10)
        let pacific = SearchBox(south: -30, west: 170, north: 0, east: -160)
        let mende = try await shelf.database.read { tx in try SearchIndex.places(for: SearchRequest("mende"), in: tx) }
        let all = try await shelf.database.read { tx in try SearchIndex.places(for: SearchRequest("ville"), in: tx) }
        let inFrance = try await shelf.database.read { tx in try SearchIndex.places(within: france, in: tx) }
        let inPacific = try await shelf.database.read { tx in
            try SearchIndex.places(within: pacific, kinds: ["territory"], in: tx)
        }
        let practices = try await shelf.database.read { tx in
            try SearchIndex.places(within: france, kinds: ["practice"], in: tx)
        }

        #expect(mende.map(\.mark) == ["running"])
        #expect(mende.map(\.latitude) == [44.52])
        #expect(Set(all.map(\.id)) == ["mende", "strasbourg", "suva", "apia"])
        #expect(Set(inFrance.map(\.id)) == ["mende", "strasbourg"])
        #expect(Set(inPacific.map(\.id)) == ["suva", "apia"])
        #expect(practices.isEmpty)
    }
}
