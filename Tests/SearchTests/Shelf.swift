import Fixtures
import Search
import Storage
import Words

/// An index with documents in it.
struct Shelf {
    let database: Database

    init(_ engine: Engine, _ documents: [SearchDocument] = []) async throws {
        database = try await engine.database(SearchIndex.migrations)
        try await put(documents)
    }

    func put(_ documents: [SearchDocument]) async throws {
        try await database.write { tx in
            for document in documents { try SearchIndex.put(document, in: tx) }
        }
    }

    func remove(_ id: String) async throws {
        try await database.write { tx in try SearchIndex.remove(id, in: tx) }
    }

    func search(_ request: SearchRequest) async throws -> SearchResults {
        try await database.read { tx in try SearchIndex.search(request, in: tx) }
    }

    /// The identifiers of what is found, best first.
    func find(_ text: String) async throws -> [String] {
        try await search(SearchRequest(text)).ids
    }
}

extension SearchResults {
    var ids: [String] { hits.map(\.id) }
}

extension SearchDocument {
    /// A document in French; one with a greater `day` is newer.
    static func sample(
        _ id: String, _ title: String, summary: String = "", text: String = "", language: String = "fr",
        kind: String = "practice", facets: [String: [String]] = [:], day: Int? = nil, prominence: Int = 0
    ) -> SearchDocument {
        SearchDocument(
            id: id, kind: kind, language: language, title: title, summary: summary, text: text, path: "/\(kind)/\(id)",
            facets: facets, date: day.map { TestWorld().now.adding(days: $0) }, prominence: prominence)
    }
}
