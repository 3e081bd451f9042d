internal import Storage
internal import Words

/// A `tsvector` written by us, word by word, under a GIN index; no text search configuration is involved.
/// Weights: A the title, B the summary, C the text, D the labels, which count for nothing in the rank.
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

    func ranked(_ words: QueryWords, _ narrowing: Narrowing, bound: Int, titles: Int) -> Query {
        let anywhere = ([words.match(in: "")] + narrowing.matches).joined(separator: " & ")
        let inTitle = ([words.match(in: "A")] + narrowing.matches).joined(separator: " & ")
        return """
            WITH anywhere AS MATERIALIZED (
                SELECT number, words FROM search_words WHERE words @@ CAST(\(anywhere) AS tsquery)
                ORDER BY number DESC LIMIT \(bound)),
            titles AS MATERIALIZED (
                SELECT number, words FROM search_words WHERE words @@ CAST(\(inTitle) AS tsquery)
                AND number < (SELECT MIN(number) FROM anywhere)
                ORDER BY number DESC LIMIT \(titles))
            SELECT number, CAST(ts_rank('{0, 0.05, 0.3, 1}', words, CAST(\(words.match(in: "")) AS tsquery), 1)
                AS DOUBLE PRECISION) AS score
            FROM (SELECT number, words FROM anywhere UNION ALL SELECT number, words FROM titles) AS matches
            """
    }

    func newest(_ narrowing: Narrowing, below number: Int, bound: Int) -> Query {
        """
        SELECT number FROM search_words
        WHERE words @@ CAST(\(narrowing.matches.joined(separator: " & ")) AS tsquery) AND number < \(number)
        ORDER BY number DESC LIMIT \(bound)
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
        for label in labels { places[label.token] = ["1D"] }
        return places.map { word, places in "'\(word)':" + places.prefix(Self.mostPlaces).joined(separator: ",") }
            .joined(separator: " ")
    }

    /// What a `tsvector` keeps of a word (textsearch limitations, PostgreSQL 15, section 12.11).
    private static let lastPlace = 16_383
    private static let mostPlaces = 255
}

extension QueryWords {
    /// A `tsquery` in which only the words are from outside. They are letters and digits, and quoted besides.
    fileprivate func match(in weight: String) -> String {
        terms.map { term in
            var forms = term.forms.map { "'\($0)'" + (weight.isEmpty ? "" : ":\(weight)") }
            if term.isPrefix { forms.append("'\(term.folded)':*\(weight)") }
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
