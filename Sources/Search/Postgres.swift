internal import Storage
internal import Words

/// A `tsvector` written by us, word by word, under a GIN index; no text search configuration is involved.
///
/// Weights: A the title, B the summary, C the text; D, which counts for nothing in the rank, the labels and once more
/// the words of the title, with a `^` before them. GIN does not know weights: asked for `'word':A` it would hand out every
/// document with the word, and each would have to be read.
struct PostgresFullText: FullTextIndex {
    static let tables: [Query] = [
        "CREATE TABLE search_words (number BIGINT PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX search_words_by_word ON search_words USING gin (words)",
    ]

    func put(_ words: IndexedWords, number: Int, in tx: Transaction) throws {
        try tx.run(
            "INSERT INTO search_words (number, words) VALUES (\(number), CAST(\(words.vector) AS tsvector))")
    }

    func remove(number: Int, in tx: Transaction) throws {
        try tx.run("DELETE FROM search_words WHERE number = \(number)")
    }

    let numbers: Query = "SELECT number FROM search_words"

    func contradiction(in tx: Transaction) throws -> String? { nil }

    func mend(in tx: Transaction) throws {
        try tx.run("REINDEX TABLE search_words")
    }

    /// A plan kept for all words would suit none: rare words are quickest found by the index, frequent ones by reading
    /// the newest documents until there are enough.
    func prepare(_ tx: Transaction) throws {
        try tx.run("SET LOCAL plan_cache_mode = force_custom_plan")
    }

    /// `ts_rank` asks nothing of other documents.
    func rarities(of words: QueryWords, in tx: Transaction) throws -> [Rarity] { [] }

    func ranked(_ match: FullTextMatch, below number: Int, bound: Int) -> Query {
        let words = match.words
        let wanted = ([match.place == .title ? words.titleMatch : words.match] + match.narrowing.matches)
            .joined(separator: " & ")
        return """
            SELECT number,
                CAST(ts_rank('{0, 0.05, 0.3, 1}', words, CAST(\(words.match) AS tsquery), 1) AS DOUBLE PRECISION)
                + CASE WHEN words @@ CAST(\(words.titleMatch) AS tsquery) THEN 2000
                    WHEN words @@ CAST(\(words.headMatch) AS tsquery) THEN 1000 ELSE 0 END AS relevance
            FROM (
                SELECT number, words FROM search_words
                WHERE words @@ CAST(\(wanted) AS tsquery) AND number < \(number)
                ORDER BY number DESC LIMIT \(bound)) AS matches
            """
    }

    func lines(_ column: Query) -> Query { "STRING_AGG(\(column), CHR(10))" }

    func titled(_ words: QueryWords, _ narrowing: Narrowing, bound: Int) -> Query {
        let inTitle = ([words.titleMatch] + narrowing.matches).joined(separator: " & ")
        return """
            SELECT number FROM search_words WHERE words @@ CAST(\(inTitle) AS tsquery)
            ORDER BY number DESC LIMIT \(bound)
            """
    }

    /// By the index of the words first: taken for a frequent one, a rare label would be looked for in every document from
    /// the newest on.
    func labelled(_ narrowing: Narrowing, below number: Int, bound: Int) -> Query {
        """
        WITH labelled AS MATERIALIZED (
            SELECT number FROM search_words
            WHERE words @@ CAST(\(narrowing.matches.joined(separator: " & ")) AS tsquery) AND number < \(number))
        SELECT number FROM labelled ORDER BY number DESC LIMIT \(bound)
        """
    }
}

extension IndexedWords {
    /// The words with their places: `'mende':3A,17C`. Between two fields no words are neighbours.
    fileprivate var vector: String {
        var places: [String: [String]] = [:]
        var place = 1
        for (field, weight) in [(title, "A"), (summary, "B"), (text, "C")] {
            for forms in field {
                for form in forms { places[form, default: []].append("\(min(place, Self.lastPlace))\(weight)") }
                place += 1
            }
            place += 100
        }
        for form in title.joined() { places["^" + form] = ["1D"] }
        for label in labels { places[label.token] = ["1D"] }
        return places.map { word, places in "'\(word)':" + places.prefix(Self.mostPlaces).joined(separator: ",") }
            .joined(separator: " ")
    }

    /// What a `tsvector` keeps of a word (textsearch limitations, PostgreSQL 15, section 12.11).
    private static let lastPlace = 16_383
    private static let mostPlaces = 255
}

extension QueryWords {
    fileprivate var match: String { match(marked: "") }
    fileprivate var titleMatch: String { match(marked: "^") }
    /// Costly over the index, which knows no weights; meant for rows that were found.
    fileprivate var headMatch: String { match(marked: "", weights: "AB") }

    /// A `tsquery` in which only the words are from outside. They are letters and digits, and quoted besides.
    private func match(marked mark: String, weights: String = "") -> String {
        terms.map { term in
            var forms = term.forms.map { "'\(mark)\($0)'" + (weights.isEmpty ? "" : ":" + weights) }
            if term.isPrefix { forms.append("'\(mark)\(term.folded)':*" + weights) }
            return "(" + forms.joined(separator: " | ") + ")"
        }
        .joined(separator: " & ")
    }
}

extension Narrowing {
    fileprivate var matches: [String] {
        groups.map { "(" + $0.labels.map { "'\($0.token)'" }.joined(separator: " | ") + ")" }
    }
}
