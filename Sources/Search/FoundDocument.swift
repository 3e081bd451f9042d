internal import Storage
internal import Words

/// What showing a hit needs of its document.
struct FoundDocument: RowDecodable {
    let number: Int
    private let id: String
    private let kind: String
    private let language: String
    private let title: String
    private let summary: String
    private let beginning: String
    private let path: String
    private let facets: String
    private let date: Timestamp?
    private let latitude: Double?
    private let longitude: Double?
    private let isFictional: Bool
    private let mark: String?

    /// A passage is looked for in the first characters of the text only: twenty whole texts would be too much to read.
    static func all(numbered numbers: [Int], for words: QueryWords, in tx: Transaction) throws -> [FoundDocument] {
        let length = words.isEmpty ? Passage.length * 4 : 20_000
        return try tx.all(
            """
            SELECT number, id, kind, language, title, summary, SUBSTR(body, 1, CAST(\(length) AS INTEGER)) AS beginning, path, facets, date,
                latitude, longitude, is_fictional, mark
            FROM search_documents WHERE number IN \(list: numbers)
            """)
    }

    init(row: Row) throws {
        number = try row["number"]
        id = try row["id"]
        kind = try row["kind"]
        language = try row["language"]
        title = try row["title"]
        summary = try row["summary"]
        beginning = try row["beginning"]
        path = try row["path"]
        facets = try row["facets"]
        date = try row["date"]
        latitude = try row["latitude"]
        longitude = try row["longitude"]
        isFictional = try row["is_fictional"]
        mark = try row["mark"]
    }

    func hit(for words: QueryWords, score: Double) -> SearchHit {
        SearchHit(
            id: id, kind: kind, language: language,
            title: Passage(of: title, in: language, matching: words), passage: passage(for: words),
            path: path, facetLines: facets, date: date,
            latitude: latitude, longitude: longitude, isFictional: isFictional, mark: mark, score: score)
    }

    /// The summary, unless the text shows more of what was looked for.
    private func passage(for words: QueryWords) -> Passage {
        let ofSummary = Passage(of: summary, in: language, matching: words)
        guard ofSummary.termCount < words.terms.count || summary.isEmpty else { return ofSummary }
        let ofText = Passage(of: beginning, in: language, matching: words)
        return ofText.termCount > ofSummary.termCount || summary.isEmpty ? ofText : ofSummary
    }
}
