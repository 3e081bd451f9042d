import Fixtures
import Search
import Storage
import Testing

struct PagingTests {
    @Test(arguments: Engine.available, ["", "jardin"])
    func `pages follow each other without gap or repetition`(engine: Engine, text: String) async throws {
        let shelf = try await Shelf(engine, Self.gardens(53))

        let pages = try await Self.pages(of: SearchRequest(text, limit: 10), on: shelf)

        #expect(pages.map(\.count) == [10, 10, 10, 10, 10, 3])
        #expect(Set(pages.joined()).count == 53)
    }

    @Test(arguments: Engine.available, ["", "jardin"])
    func `what comes while one reads repeats nothing that was there`(engine: Engine, text: String) async throws {
        let shelf = try await Shelf(engine, Self.gardens(25))
        let first = try await shelf.search(SearchRequest(text, limit: 10))
        let expected = try await shelf.search(SearchRequest(text, after: first.next, limit: 10)).ids

        try await shelf.put(Self.gardens(60).suffix(30))
        let second = try await shelf.search(SearchRequest(text, after: first.next, limit: 10))

        #expect(Set(second.ids).isDisjoint(with: first.ids))
        if text.isEmpty { #expect(second.ids == expected) }
    }

    @Test(arguments: Engine.available, ["", "jardin"])
    func `a page follows even when the last document of the one before is gone`(
        engine: Engine, text: String
    ) async throws {
        let shelf = try await Shelf(engine, Self.gardens(25))
        let first = try await shelf.search(SearchRequest(text, limit: 10))
        let expected = try await shelf.search(SearchRequest(text, after: first.next, limit: 10)).ids

        try await shelf.remove(try #require(first.ids.last))
        let second = try await shelf.search(SearchRequest(text, after: first.next, limit: 10))

        #expect(second.ids == expected)
    }

    @Test func `a cursor keeps its meaning as text`() async throws {
        let shelf = try await Shelf(.sqlite, Self.gardens(3))

        let cursor = try #require(try await shelf.search(SearchRequest("jardin", limit: 1)).next)

        #expect(SearchCursor(cursor.description) == cursor)
    }

    @Test(arguments: Engine.available)
    func `two thousand documents are found, counted and leafed through`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, Self.gardens(2_000))

        let results = try await shelf.search(SearchRequest("jardin", limit: 100))
        let everything = try await shelf.search(SearchRequest("", kinds: ["practice"]))
        let rare = try await shelf.search(SearchRequest("jardin", facets: ["row": ["17"]]))
        let all = try await Self.pages(of: SearchRequest("", limit: 100), on: shelf)

        #expect(results.total.description == "400+")
        #expect(everything.total.description == "2000")
        #expect(everything.counts["parity"] == ["even": 1000, "odd": 1000])
        #expect(rare.total.description == "20")
        #expect(rare.counts["parity"] == ["odd": 20])
        #expect(Array(all.joined()) == Self.gardens(2_000).reversed().map(\.id))
    }

    @Test(arguments: Engine.available)
    func `an old title is found among a thousand newer mentions`(engine: Engine) async throws {
        let mentions = (0..<1_100).map { (day: Int) in
            SearchDocument.sample("new-\(day)", "Autre", text: "Une ruche.", day: day)
        }
        let shelf = try await Shelf(engine, [.sample("old", "Ruche", day: -1)] + mentions)

        let results = try await shelf.search(SearchRequest("ruche"))

        #expect(results.ids.first == "old")
        #expect(results.total.description == "400+")
    }

    private static func gardens(_ count: Int) -> [SearchDocument] {
        (0..<count).map { number in
            .sample(
                "garden-\(number)", "Jardin \(number)", text: "Un jardin parmi d’autres.",
                facets: ["row": ["\(number % 100)"], "parity": [number % 2 == 0 ? "even" : "odd"]], day: number)
        }
    }

    private static func pages(of request: SearchRequest, on shelf: Shelf) async throws -> [[String]] {
        var request = request
        var pages: [[String]] = []
        repeat {
            let results = try await shelf.search(request)
            pages.append(results.ids)
            request.after = results.next
        } while request.after != nil
        return pages
    }
}
