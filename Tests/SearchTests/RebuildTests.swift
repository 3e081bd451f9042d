import Fixtures
import Search
import Storage
import Testing

struct RebuildTests {
    @Test(arguments: Engine.available)
    func `an index made anew holds what the rooms hold, and nothing else`(engine: Engine) async throws {
        let documents = (0..<350).map { SearchDocument.sample("garden-\(1_000 + $0)", "Jardin") }
        let shelf = try await Shelf(
            engine,
            [
                .sample("another", "Jardin", kind: "place"), .sample("garden-0", "Jardin périmé"),
                .sample("garden-1100", "Jardin d’avant"), .sample("garden-1100a", "Jardin périmé"),
                .sample("garden-9", "Jardin périmé"),
            ])
        let source = SearchSource(kind: "practice") { after, limit, _ in
            Array(documents.filter { $0.id > after }.prefix(limit))
        }

        try await SearchIndex.rebuild(from: source, on: shelf.database)

        #expect(try await shelf.search(SearchRequest("jardin")).total.count == 351)
        #expect(try await shelf.find("périmé") == [])
        #expect(try await shelf.find("avant") == [])
        #expect(try await shelf.search(SearchRequest("jardin", kinds: ["place"])).ids == ["another"])
    }
}
