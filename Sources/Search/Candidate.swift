internal import Storage

/// A document that may be shown, without what only showing it needs.
struct Candidate: RowDecodable {
    let number: Int
    /// The lines of `Facets` that are counted.
    let counted: String
    private let language: String
    private let titleLength: Int
    /// Where the words are: 2 in the title, 1 in the title and the summary, 0 anywhere.
    private let tier: Int
    private(set) var score: Double

    init(row: Row) throws {
        number = try row["number"]
        counted = try row["counted"]
        language = try row["language"]
        titleLength = try row["title_length"]
        let relevance: Double = try row["relevance"]
        tier = Int(relevance / Self.tierHeight)
        score = relevance - Double(tier) * Self.tierHeight
    }

    /// What each tier adds to a relevance. What a match alone is worth stays below it.
    static let tierHeight = 1_000.0

    /// With the score by which it is shown: a title that has the words comes before a summary, a summary before a text.
    ///
    /// Among titles, those of the leading kind come first, then those in the reader's language, then the shortest: it
    /// says little else. Elsewhere the reader's language counts twice.
    func ranked(for request: Wish) -> Candidate {
        var ranked = self
        let relevance = max(score, 0) / (1 + max(score, 0))
        let isRead = !request.language.isEmpty && language.prefix(2) == request.language.prefix(2)
        if tier < 2 {
            ranked.score = Double(2 * tier) + (isRead ? 2 : 1) * relevance
        } else {
            let brevity = 20 / Double(20 + titleLength)
            let leads = request.leadingKind.map { hasKind($0) } ?? false
            ranked.score = 4 + (leads ? 2 : 0) + (isRead ? 1 : 0) + 0.9 * brevity + 0.1 * relevance
        }
        return ranked
    }

    private func hasKind(_ kind: String) -> Bool {
        counted.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual("kind=\(kind)".utf8) }
    }

    /// Who reads, and what they probably look for.
    struct Wish {
        var language = ""
        var leadingKind: String?
    }
}
