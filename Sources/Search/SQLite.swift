internal import Storage
internal import Words

/// FTS5. Its table holds our words, and the tokenizer only splits at spaces: any sqlite3 can open the file.
struct SQLiteFullText: FullTextIndex {
    static let tables: [Query] = [
        """
        CREATE VIRTUAL TABLE search_words USING fts5(
            title, summary, body, labels, tokenize = "ascii tokenchars '_'", prefix = '2 3 4 5')
        """
    ]

    func put(_ words: IndexedWords, number: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO search_words (rowid, title, summary, body, labels) VALUES (
                \(number), \(words.title.line), \(words.summary.line), \(words.text.line),
                \(words.labels.map(\.token).joined(separator: " ")))
            """)
    }

    func remove(number: Int, in tx: Transaction) throws {
        try tx.run("DELETE FROM search_words WHERE rowid = \(number)")
    }

    func prepare(_ tx: Transaction) throws {}

    let numbers: Query = "SELECT rowid AS number FROM search_words"

    /// FTS5's command (fts5, 6.6) fails when its index and its words differ.
    func contradiction(in tx: Transaction) throws -> String? {
        do {
            try tx.run("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
            return nil
        } catch StorageError.damaged(let reason) {
            return reason
        }
    }

    /// FTS5's command (fts5, 6.9).
    func mend(in tx: Transaction) throws {
        try tx.run("INSERT INTO search_words (search_words) VALUES ('rebuild')")
    }

    /// Counted among the newest thousand documents; a word that few of them have is counted itself, as far as five
    /// thousand.
    func rarities(of words: QueryWords, in tx: Transaction) throws -> [Rarity] {
        // The rarity of one word alone changes no order.
        guard words.terms.count > 1 else { return words.terms.map { _ in .share(0.25) } }
        let sample: Sample? = try tx.first(
            """
            SELECT COALESCE(MIN(number), 0) AS edge, COUNT(*) AS documents FROM (
                SELECT number FROM search_briefs ORDER BY number DESC LIMIT \(Self.sampled))
            """)
        return try words.terms.map { term in
            let match = term.finished.match
            if let sample, let share = try share(of: match, in: sample, tx) { return .share(share) }
            return .documents(try count(match, atMost: Self.mostCounted, in: tx))
        }
    }

    private static let (sampled, fewest, mostCounted) = (1_000, 20, 5_000)

    /// The newest documents.
    private struct Sample: RowDecodable {
        let edge: Int
        let documents: Int

        init(row: Row) throws {
            edge = try row["edge"]
            documents = try row["documents"]
        }
    }

    /// Nil when too few of the newest documents have it to say anything.
    private func share(of match: String, in sample: Sample, _ tx: Transaction) throws -> Double? {
        let found: Int? = try tx.value(
            "SELECT COUNT(*) FROM search_words WHERE search_words MATCH \(match) AND rowid >= \(sample.edge)")
        guard let found, found >= Self.fewest else { return nil }
        return Double(found) / Double(sample.documents)
    }

    private func count(_ match: String, atMost bound: Int, in tx: Transaction) throws -> Int {
        let count: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM (SELECT rowid FROM search_words WHERE search_words MATCH \(match) LIMIT \(bound))
            """)
        return count ?? 0
    }

    /// Matches come in the order of their row numbers, so the first ones are had without looking at the others. A title
    /// weighs more than any number of mentions in a text.
    func ranked(_ match: FullTextMatch, below number: Int, bound: Int) -> Query {
        let words = match.words.match
        let wanted = match.place == .title ? "title : (\(words))" : words
        let terms = zip(match.words.terms, match.rarities).map { "\($0.phrases) \($1.text)" }.joined(separator: "\n")
        return """
            SELECT rowid AS number, essaim_relevance(search_words, \(terms), 32.0, 8.0, 1.0) AS relevance
            FROM search_words
            WHERE search_words MATCH \(([wanted] + match.narrowing.matches).joined(separator: " AND "))
                AND rowid < \(number)
            ORDER BY rowid DESC LIMIT \(bound)
            """
    }

    func titled(_ words: QueryWords, _ narrowing: Narrowing, bound: Int) -> Query {
        let inTitle = (["title : (\(words.match))"] + narrowing.matches).joined(separator: " AND ")
        return """
            SELECT rowid AS number FROM search_words WHERE search_words MATCH \(inTitle)
            ORDER BY rowid DESC LIMIT \(bound)
            """
    }

    func labelled(_ narrowing: Narrowing, below number: Int, bound: Int) -> Query {
        """
        SELECT rowid AS number FROM search_words
        WHERE search_words MATCH \(narrowing.matches.joined(separator: " AND ")) AND rowid < \(number)
        ORDER BY rowid DESC LIMIT \(bound)
        """
    }
}

extension SQLiteFullText {
    func lines(_ column: Query) -> Query { "GROUP_CONCAT(\(column), CHAR(10))" }
}

extension [[String]] {
    fileprivate var line: String { lazy.map { $0.joined(separator: " ") }.joined(separator: " ") }
}

extension QueryWords {
    /// An FTS5 expression in which only the words are from outside. They are letters and digits, and quoted besides.
    fileprivate var match: String { terms.map(\.match).joined(separator: " AND ") }
}

extension QueryTerm {
    fileprivate var match: String {
        var forms = forms.map { "\"\($0)\"" }
        if isPrefix { forms.append("\"\(folded)\"*") }
        return "(" + forms.joined(separator: " OR ") + ")"
    }

    fileprivate var phrases: Int { forms.count + (isPrefix ? 1 : 0) }
}

extension Rarity {
    /// As `essaim_relevance` reads it.
    fileprivate var text: String {
        switch self {
        case .share(let share): "\(share)"
        case .documents(let count): "#\(count)"
        }
    }
}

extension Narrowing {
    fileprivate var matches: [String] {
        groups.map { "(" + $0.labels.map { "\"\($0.token)\"" }.joined(separator: " OR ") + ")" }
    }
}
