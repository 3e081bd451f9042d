internal import Storage
internal import Words

/// The documents that one search looks at, best first. Both engines choose the same ones, in their own order.
struct Candidates {
    /// Where nothing is looked for, only as many as a page needs; they come in their own order.
    let documents: [Candidate]
    let tally: Tally

    /// More than four hundred results help nobody; ranking and counting them all is what makes a search slow.
    static let bound = 400

    /// What is named so is looked at even if it is older than four hundred mentions.
    private static let titles = 100

    init(matching words: QueryWords, _ narrowing: Narrowing, for wish: Candidate.Wish, in tx: Transaction) throws {
        let found = try Self.matching(words, narrowing, in: tx)
        documents = found.map { $0.ranked(for: wish) }.sorted { ($0.score, $0.number) > ($1.score, $1.number) }
        tally = Tally(of: documents)
    }

    /// The newest, for as long a page as is asked for, and what can be said of many.
    init(newest narrowing: Narrowing, after cursor: SearchCursor?, limit: Int, in tx: Transaction) throws {
        documents = try Self.newest(narrowing, below: cursor?.number ?? .max, atMost: limit + 1, in: tx)
        tally = try Tally(newest: narrowing, in: tx)
    }

    static func newest(
        _ narrowing: Narrowing, below number: Int, atMost bound: Int, in tx: Transaction
    ) throws -> [Candidate] {
        let newest = tx.fullText.newest(narrowing, below: number, bound: bound)
        return try tx.all(
            """
            SELECT briefs.number, briefs.language, briefs.title_length, briefs.counted, 0.0 AS relevance
            FROM (\(newest)) AS newest JOIN search_briefs AS briefs ON briefs.number = newest.number
            ORDER BY briefs.number DESC
            """)
    }

    /// Beginnings of words are costly to look for, and only add to what the words themselves find: where these find
    /// enough, it is left at that.
    private static func matching(
        _ words: QueryWords, _ narrowing: Narrowing, in tx: Transaction
    ) throws -> [Candidate] {
        let found = try finished(words.finished, narrowing, in: tx)
        return words.isUnfinished && found.count <= bound ? try finished(words, narrowing, in: tx) : found
    }

    private static func finished(
        _ words: QueryWords, _ narrowing: Narrowing, in tx: Transaction
    ) throws -> [Candidate] {
        let rarities = try tx.fullText.rarities(of: words, in: tx)
        let matches = { (where: MatchPlace, below: Int, atMost: Int) -> [Candidate] in
            let match = FullTextMatch(words: words, rarities: rarities, narrowing: narrowing, place: `where`)
            return try candidates(tx.fullText.ranked(match, below: below, bound: atMost), in: tx)
        }
        let newest = try matches(.anywhere, .max, bound + 1)
        guard newest.count > bound, let edge = newest.map(\.number).min() else { return newest }
        return newest + (try matches(.title, edge, titles))
    }

    private static func candidates(_ ranked: Query, in tx: Transaction) throws -> [Candidate] {
        try tx.all(
            """
            SELECT briefs.number, briefs.language, briefs.title_length, briefs.counted, ranked.relevance
            FROM (\(ranked)) AS ranked JOIN search_briefs AS briefs ON briefs.number = ranked.number
            """)
    }
}
