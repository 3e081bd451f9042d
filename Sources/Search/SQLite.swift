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

    /// Matches come in the order of their row numbers, so the first ones are had without looking at the others;
    /// and only what lies between them is ranked. A title weighs more than any number of mentions in a text.
    func ranked(_ words: QueryWords, _ narrowing: Narrowing, bound: Int, titles: Int) -> Query {
        let anywhere = ([words.match] + narrowing.matches).joined(separator: " AND ")
        let inTitle = (["title : (\(words.match))"] + narrowing.matches).joined(separator: " AND ")
        let inHead = "{title summary} : (\(words.match))"
        return """
            WITH edge AS MATERIALIZED (
                SELECT MIN(number) AS number FROM (
                    SELECT rowid AS number FROM search_words WHERE search_words MATCH \(anywhere)
                    ORDER BY rowid DESC LIMIT \(bound))),
            in_title AS MATERIALIZED (
                SELECT rowid AS number FROM search_words
                WHERE search_words MATCH \(inTitle) AND rowid >= (SELECT number FROM edge)),
            in_head AS MATERIALIZED (
                SELECT rowid AS number FROM search_words
                WHERE search_words MATCH \(inHead) AND rowid >= (SELECT number FROM edge))
            SELECT rowid AS number, -bm25(search_words, 32.0, 8.0, 1.0, 0.0) AS score,
                CASE WHEN rowid IN (SELECT number FROM in_title) THEN 2
                    WHEN rowid IN (SELECT number FROM in_head) THEN 1 ELSE 0 END AS tier
            FROM search_words WHERE search_words MATCH \(anywhere) AND rowid >= (SELECT number FROM edge)
            UNION ALL
            SELECT number, score, 2 AS tier FROM (
                SELECT rowid AS number, -bm25(search_words, 32.0, 8.0, 1.0, 0.0) AS score FROM search_words
                WHERE search_words MATCH \(inTitle) AND rowid < (SELECT number FROM edge)
                ORDER BY rowid DESC LIMIT \(titles))
            """
    }

    func titled(_ words: QueryWords, _ narrowing: Narrowing, bound: Int) -> Query {
        let inTitle = (["title : (\(words.match))"] + narrowing.matches).joined(separator: " AND ")
        return """
            SELECT rowid AS number FROM search_words WHERE search_words MATCH \(inTitle)
            ORDER BY rowid DESC LIMIT \(bound)
            """
    }

    func newest(_ narrowing: Narrowing, below number: Int, bound: Int) -> Query {
        """
        SELECT rowid AS number FROM search_words
        WHERE search_words MATCH \(narrowing.matches.joined(separator: " AND ")) AND rowid < \(number)
        ORDER BY rowid DESC LIMIT \(bound)
        """
    }
}

extension [[String]] {
    fileprivate var line: String { lazy.map { $0.joined(separator: " ") }.joined(separator: " ") }
}

extension QueryWords {
    /// An FTS5 expression in which only the words are from outside. They are letters and digits, and quoted besides.
    fileprivate var match: String {
        terms.map { term in
            var forms = term.forms.map { "\"\($0)\"" }
            if term.isPrefix { forms.append("\"\(term.folded)\"*") }
            return "(" + forms.joined(separator: " OR ") + ")"
        }
        .joined(separator: " AND ")
    }
}

extension Narrowing {
    fileprivate var matches: [String] {
        groups.map { "(" + $0.labels.map { "\"\($0.token)\"" }.joined(separator: " OR ") + ")" }
    }
}
