import ArgumentParser
import Search
import Storage
import Words

/// How long a search takes, and how far its order is that of BM25 over everything (SQLite).
struct Look: AsyncParsableCommand {
    @Option(help: "Address of a database, as ESSAIM_DATABASE_URL.")
    var database: String
    @Option(help: "How many searches of one, two and three words each.")
    var searches = 200
    @Option(help: "The folder of the demonstration's practices, for their words.")
    var words = "demo/practices"

    func run() async throws {
        let database = try await Database.open(database)
        var prose = try Prose(wordsOf: words, chance: 2)
        for count in 1...3 {
            let asked = (0..<searches).map { _ in prose.phrase(words: count) + " " }
            let times = try await times(of: asked, on: database)
            let middle = times[times.count / 2]
            let slow = times[times.count * 99 / 100]
            print("\(count) words: median \(middle), 99 % \(slow)")
            if database.engine == .sqlite { try await tellOverlap(asked, count, on: database) }
        }
        try await database.close()
    }

    private func times(of asked: [String], on database: Database) async throws -> [Duration] {
        var times: [Duration] = []
        for text in asked.prefix(20) + asked {
            let start = ContinuousClock.now
            _ = try await database.read { tx in
                try SearchIndex.search(SearchRequest(text, language: "fr"), in: tx)
            }
            times.append(ContinuousClock.now - start)
        }
        return times.dropFirst(20).sorted()
    }

    /// Of the first ten of BM25 over everything, how many are among our first ten; apart for searches with fewer matches
    /// than are ranked.
    private func tellOverlap(_ asked: [String], _ count: Int, on database: Database) async throws {
        var (few, many): ([Double], [Double]) = ([], [])
        for text in asked {
            let (ours, total, theirs) = try await database.read { tx in
                let found = try SearchIndex.search(SearchRequest(text, limit: 10), in: tx)
                return (found.hits.map(\.id), found.total, try Self.ranked(text, in: tx))
            }
            guard !theirs.isEmpty else { continue }
            let share = Double(Set(ours).intersection(theirs).count) / Double(theirs.count)
            if total.isExact { few.append(share) } else { many.append(share) }
        }
        let mean = { (shares: [Double]) in
            shares.isEmpty ? "–" : "\(Int((shares.reduce(0, +) / Double(shares.count) * 100).rounded())) %"
        }
        print(
            "\(count) words: the first ten of BM25 over everything are among ours to \(mean(few + many)); "
                + "where all matches are ranked (\(few.count)) \(mean(few)), where not (\(many.count)) \(mean(many))")
    }

    private static func ranked(_ text: String, in tx: Transaction) throws -> [String] {
        let terms = QueryWords(text).finished.terms
        let match = terms.map { term in "(" + term.forms.map { "\"\($0)\"" }.joined(separator: " OR ") + ")" }
            .joined(separator: " AND ")
        guard !match.isEmpty else { return [] }
        try tx.liftTimeLimit()
        return try tx.values(
            """
            SELECT d.id FROM search_words JOIN search_documents d ON d.number = search_words.rowid
            WHERE search_words MATCH \(match)
            ORDER BY bm25(search_words, 32.0, 8.0, 1.0, 0.0), search_words.rowid DESC LIMIT 10
            """)
    }
}
