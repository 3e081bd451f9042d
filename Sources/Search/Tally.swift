internal import Storage

/// How many documents a search found, and how many of them have each value of each facet.
struct Tally {
    let total: SearchTotal
    let counts: [String: [String: Int]]

    init(of documents: [Candidate]) {
        self.init(count: documents.count, documents.map(\.counted).joined(separator: "\n"))
    }

    /// Of all documents of some kinds, which are counted when they are put; of the newest ones, where a facet narrows.
    init(newest narrowing: Narrowing, in tx: Transaction) throws {
        if let kinds = narrowing.onlyKinds {
            try self.init(kinds: kinds, in: tx)
        } else {
            self.init(of: try CountedDocuments.newest(narrowing, in: tx))
        }
    }

    private init(kinds: [String], in tx: Transaction) throws {
        let ofKinds: Query = kinds.isEmpty ? "" : "AND kind IN \(list: kinds)"
        let lines: [Counted] = try tx.all(
            """
            SELECT line, CAST(SUM(documents) AS BIGINT) AS documents FROM search_counts
            WHERE documents > 0 \(ofKinds) GROUP BY line
            """)
        counts = Self.counts(lines.lazy.map { (text: $0.line, count: $0.documents) })
        total = SearchTotal(count: counts["kind"]?.values.reduce(0, +) ?? 0, isExact: true)
    }

    init(of newest: CountedDocuments) {
        self.init(count: newest.numbers.count, newest.lines)
    }

    private init(count: Int, _ lines: String) {
        total = SearchTotal(count: min(count, Candidates.bound), isExact: count <= Candidates.bound)
        counts = Self.counts(LineCounts(lines).lines)
    }

    private static func counts(_ lines: some Sequence<(text: String, count: Int)>) -> [String: [String: Int]] {
        lines.reduce(into: [:]) { counts, line in
            guard let (name, value) = Facets.parts(line.text[...]) else { return }
            counts[name, default: [:]][value] = line.count
        }
    }

    private struct Counted: RowDecodable {
        let line: String
        let documents: Int

        init(row: Row) throws {
            line = try row["line"]
            documents = try row["documents"]
        }
    }
}

/// The newest documents that a facet leaves, as many as are counted and one more.
struct CountedDocuments: RowDecodable {
    /// Greatest first.
    let numbers: [Int]
    /// The lines of `Facets` of all of them.
    let lines: String

    /// The engine hands over each column as one text: a row for each document would take most of the time.
    static func newest(_ narrowing: Narrowing, in tx: Transaction) throws -> CountedDocuments {
        let newest = tx.fullText.newest(narrowing, below: .max, bound: Candidates.bound + 1)
        let found: CountedDocuments? = try tx.first(
            """
            SELECT COALESCE(\(tx.fullText.lines("CAST(briefs.number AS TEXT)")), '') AS numbers,
                COALESCE(\(tx.fullText.lines("briefs.counted")), '') AS counted
            FROM (\(newest)) AS newest JOIN search_briefs AS briefs ON briefs.number = newest.number
            """)
        return found ?? CountedDocuments()
    }

    private init() { (numbers, lines) = ([], "") }

    init(row: Row) throws {
        let listed: String = try row["numbers"]
        numbers = listed.utf8.split(separator: UInt8(ascii: "\n")).compactMap { Int(Substring($0)) }.sorted(by: >)
        lines = try row["counted"]
    }
}
