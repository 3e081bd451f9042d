internal import Storage

/// A document that may be shown, without what only showing it needs.
struct Candidate: RowDecodable {
    let number: Int
    /// The lines of `Facets`.
    let facets: String
    private let language: String
    private(set) var score: Double

    init(row: Row) throws {
        number = try row["number"]
        facets = try row["facets"]
        language = try row["language"]
        score = try row["score"]
    }

    /// A document in the reader's language comes before another that matches better.
    func preferred(by reader: String) -> Candidate {
        guard !reader.isEmpty, language.prefix(2) == reader.prefix(2) else { return self }
        var preferred = self
        preferred.score *= 2
        return preferred
    }
}
