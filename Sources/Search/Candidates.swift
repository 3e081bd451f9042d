internal import Storage
internal import Words

/// The documents that one search looks at, best first. Both engines choose the same ones, in their own order.
struct Candidates {
    let documents: [Candidate]

    /// More than a thousand results help nobody; ranking and counting them all is what makes a search slow.
    static let bound = 1_000

    /// What is named so is looked at even if it is older than a thousand mentions.
    private static let titles = 200

    init(_ wanted: Wanted, _ narrowing: Narrowing, for wish: Candidate.Wish, in tx: Transaction) throws {
        switch wanted {
        case .everything: documents = try Self.newest(narrowing, below: .max, atMost: Self.bound + 1, in: tx)
        case .words(let words): documents = try Self.ranked(words, narrowing, for: wish, in: tx)
        case .nothing: documents = []
        }
    }

    var total: SearchTotal {
        SearchTotal(count: min(documents.count, Self.bound), isExact: documents.count <= Self.bound)
    }

    static func newest(
        _ narrowing: Narrowing, below number: Int, atMost bound: Int, in tx: Transaction
    ) throws -> [Candidate] {
        let newest: Query =
            narrowing.isEmpty
            ? "SELECT number FROM search_documents WHERE number < \(number) ORDER BY number DESC LIMIT \(bound)"
            : tx.fullText.newest(narrowing, below: number, bound: bound)
        return try tx.all(
            """
            SELECT documents.number, documents.facets, documents.language, 0 AS title_length, 0 AS tier, 0.0 AS score
            FROM (\(newest)) AS newest JOIN search_documents AS documents ON documents.number = newest.number
            ORDER BY documents.number DESC
            """)
    }

    /// Beginnings of words are costly to look for, and only add to what the words themselves find: where these find
    /// enough, it is left at that.
    private static func ranked(
        _ words: QueryWords, _ narrowing: Narrowing, for wish: Candidate.Wish, in tx: Transaction
    ) throws -> [Candidate] {
        var found = try matching(words.finished, narrowing, in: tx)
        if words.isUnfinished && found.count <= bound { found = try matching(words, narrowing, in: tx) }
        return found.map { $0.ranked(for: wish) }
            .sorted { ($0.score, $0.number) > ($1.score, $1.number) }
    }

    private static func matching(
        _ words: QueryWords, _ narrowing: Narrowing, in tx: Transaction
    ) throws -> [Candidate] {
        let ranked = tx.fullText.ranked(words, narrowing, bound: bound + 1, titles: titles)
        return try tx.all(
            """
            SELECT documents.number, documents.facets, documents.language, LENGTH(documents.title) AS title_length,
                ranked.tier, ranked.score
            FROM (\(ranked)) AS ranked JOIN search_documents AS documents ON documents.number = ranked.number
            """)
    }

    /// How many candidates have each value of each facet.
    var counts: [String: [String: Int]] {
        var lines: [Substring: Int] = [:]
        for document in documents {
            for line in document.facets.utf8.split(separator: UInt8(ascii: "\n")) {
                lines[Substring(line), default: 0] += 1
            }
        }
        return lines.reduce(into: [:]) { counts, line in
            guard let (name, value) = Facets.parts(line.key) else { return }
            counts[name, default: [:]][value] = line.value
        }
    }
}
