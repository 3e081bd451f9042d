import Fixtures
import Search
import Testing

struct HostileTests {
    private static let texts = [
        "\"", "\"\"", "'", "''", "\\", "\\'", "*", "jardin*", "jard*in", "^jardin", "jardin OR", "OR", "AND NOT",
        "NOT jardin", "NEAR(jardin 2)", "title:jardin", "title : jardin", "{title}:jardin", "-title:jardin",
        "jardin + x",
        "(jardin", "(((((", "jardin)", "jardin & !x", "jardin | x", "jardin <-> x", "jardin <999999999> x", "jardin:*A",
        "'jardin':ABCD", "!!jardin", "&", "|", "!", ":", "<->", "%", "_", "$1", "?1", ":x", "@x",
        "; DROP TABLE search_documents; --", "/*", "--", "\u{0}", "jardin\u{0}x", "\u{FEFF}jardin", "\u{202E}jardin",
        "\u{FFFD}", "jardin\u{301}\u{301}", "1e999", "NaN", "null", "🐝", "<script>alert(1)</script>", "{{jardin}}",
        "\u{1F}\u{1E}", "jardin\r\nx", "Ⅷ ½ ²", "ｊａｒｄｉｎ",
    ]

    @Test(arguments: Engine.available)
    func `whatever is typed, the search answers`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, [.sample("a", "Jardin", text: "x")])

        for text in Self.texts {
            let alone = try await shelf.search(SearchRequest(text))
            let everywhere = try await shelf.search(SearchRequest(text, facets: [text: [text]], kinds: [text]))
            let inFacet = try await shelf.search(SearchRequest("jardin", facets: ["theme": [text]]))

            #expect(alone.hits.count <= 1)
            #expect(everywhere.hits.isEmpty)
            #expect(inFacet.hits.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: Engine.available)
    func `a megabyte of query is answered as its beginning`(engine: Engine) async throws {
        let shelf = try await Shelf(engine, [.sample("a", "Jardin")])
        let million = 1_000_000

        #expect(try await shelf.find(String(repeating: "jardin ", count: million / 7)) == ["a"])
        #expect(try await shelf.find(String(repeating: "a", count: million)) == [])
        #expect(try await shelf.find(String(repeating: "\"", count: million)) == [])
        #expect(try await shelf.find((0..<100_000).map { "mot\($0) " }.joined()) == [])
    }

    @Test(.timeLimit(.minutes(1)), arguments: Engine.available)
    func `no document is too big to be put`(engine: Engine) async throws {
        let million = 1_000_000
        let shelf = try await Shelf(engine)

        try await shelf.put([
            .sample("same", "Jardin", text: String(repeating: "potager ", count: million / 8)),
            .sample("different", "Jardin", text: (0..<100_000).map { "potager mot\($0) " }.joined()),
            .sample("endless", "Jardin", text: String(repeating: "é", count: million)),
            .sample("other script", "Jardin", text: String(repeating: "学", count: million)),
            .sample("marks", "Jardin", text: "e" + String(repeating: "\u{301}", count: million)),
            .sample("signs", "Jardin", text: String(repeating: "'\\:\"*&|!()\u{0}", count: million / 10)),
            .sample("title", "Jardin" + String(repeating: " potager", count: million / 8)),
            .sample("titles", "Jardin " + (0..<100_000).map { "potager mot\($0) " }.joined()),
        ])

        #expect(try await shelf.search(SearchRequest("jardin")).total.count == 8)
        #expect(try await shelf.search(SearchRequest("potager")).total.count == 4)
    }

    @Test(arguments: ["", "-", "x-", "-x", "zzzzzzzzzzzzzzzzzzzz-0", "1-zzzzzzzzzzzzzzzz", "1 -1", "é-1", "1--1"])
    func `a cursor that no page gave is none`(text: String) {
        #expect(SearchCursor(text) == nil)
    }
}
