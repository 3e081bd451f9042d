internal import Foundation
internal import GRDBSQLite

/// `essaim_relevance(search_words, terms, title, summary, text)`: an auxiliary function of FTS5 that says how well a row
/// matches, by BM25 (Robertson and Zaragoza 2009) over weighted columns, and where.
///
/// FTS5's own `bm25` reads every row of every word first, to know how rare it is: 3 ms a word at 100,000 documents. Here
/// the query says that. `terms` is a line for each term of the query: how many phrases it has, then how rare it is: the
/// share of the documents that have it (`2 0.31`), or their number (`2 #17`). Phrases after those are only conditions.
///
/// - Returns: 2,000 where the first column has every term, 1,000 where the first two have; and less than 1,000 for BM25.
enum Relevance {
    static func register(on connection: OpaquePointer) throws {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        var api: UnsafeMutablePointer<fts5_api>?
        guard sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK,
            sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW, let api,
            api.pointee.xCreateFunction(api, "essaim_relevance", nil, relevance, nil) == SQLITE_OK
        else { throw StorageError.failed(code: "fts5", message: "this SQLite has no FTS5", sql: "") }
    }
}

private let relevance: fts5_extension_function = { api, row, context, count, values in
    guard let api = api?.pointee, let row, let values, count > 1, let question = Question.of(row, api, count, values)
    else { return sqlite3_result_error(context, "essaim_relevance: its terms are not understood", -1) }
    sqlite3_result_double(context, question.relevance(of: row, api))
}

/// What stays the same from row to row of one query.
private final class Question {
    private struct Term {
        let phrases: CInt
        let rarity: Double
    }

    private static let (saturation, brevity) = (1.2, 0.75)

    private let terms: [Term]
    private let weights: [Double]
    private let usualLength: Double

    static func of(
        _ row: OpaquePointer, _ api: Fts5ExtensionApi, _ count: CInt, _ values: UnsafeMutablePointer<OpaquePointer?>
    ) -> Question? {
        if let known = api.xGetAuxdata(row, 0) { return Unmanaged<Question>.fromOpaque(known).takeUnretainedValue() }
        guard let text = sqlite3_value_text(values[0]) else { return nil }
        let weights = (1..<Int(count)).map { sqlite3_value_double(values[$0]) }
        guard let question = Question(String(cString: text), weights, row, api) else { return nil }
        let kept = Unmanaged.passRetained(question).toOpaque()
        // When it fails, it has let go of what it was given.
        let status = api.xSetAuxdata(row, kept) { kept in
            if let kept { Unmanaged<Question>.fromOpaque(kept).release() }
        }
        return status == SQLITE_OK ? question : nil
    }

    private init?(_ text: String, _ weights: [Double], _ row: OpaquePointer, _ api: Fts5ExtensionApi) {
        var (rows, total): (Int64, Int64) = (0, 0)
        guard api.xRowCount(row, &rows) == SQLITE_OK else { return nil }
        var terms: [Term] = []
        var phrases: CInt = 0
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let count = CInt(parts[0]), count > 0,
                let share = Self.share(parts[1], of: rows)
            else { return nil }
            terms.append(Term(phrases: count, rarity: Self.rarity(share)))
            phrases += count
        }
        guard phrases <= api.xPhraseCount(row) else { return nil }
        (self.terms, self.weights) = (terms, weights)
        for column in weights.indices {
            var tokens: Int64 = 0
            guard api.xColumnTotalSize(row, CInt(column), &tokens) == SQLITE_OK else { return nil }
            total += tokens
        }
        usualLength = max(Double(total) / Double(max(rows, 1)), 1)
    }

    private static func share(_ text: Substring, of rows: Int64) -> Double? {
        guard text.hasPrefix("#") else { return Double(text) }
        return Double(text.dropFirst()).map { $0 / Double(max(rows, 1)) }
    }

    /// Inverse document frequency, as BM25 has it; never less than next to nothing.
    private static func rarity(_ share: Double) -> Double {
        let share = min(max(share, 1e-7), 1 - 1e-7)
        return max(log((1 - share) / share), 1e-6)
    }

    func relevance(of row: OpaquePointer, _ api: Fts5ExtensionApi) -> Double {
        let length = Self.saturation * (1 - Self.brevity + Self.brevity * self.length(of: row, api) / usualLength)
        var (score, first, isInTitle, isInHead) = (0.0, CInt(0), true, true)
        var mentions = [Double](repeating: 0, count: weights.count)
        for term in terms {
            count(term.phrases, from: first, in: row, api, into: &mentions)
            first += term.phrases
            let frequency = zip(mentions, weights).reduce(0) { $0 + $1.0 * $1.1 }
            score += term.rarity * frequency * (Self.saturation + 1) / (frequency + length)
            isInTitle = isInTitle && mentions[0] > 0
            isInHead = isInHead && mentions.prefix(2).contains { $0 > 0 }
        }
        return min(score, 999) + (isInTitle ? 2_000 : isInHead ? 1_000 : 0)
    }

    private func length(of row: OpaquePointer, _ api: Fts5ExtensionApi) -> Double {
        weights.indices.reduce(0) { length, column in
            var tokens: CInt = 0
            return api.xColumnSize(row, CInt(column), &tokens) == SQLITE_OK ? length + Double(tokens) : length
        }
    }

    /// How often each column has a term. Its phrases are forms of one word, and a word is indexed in several: the form
    /// that is there most often counts.
    private func count(
        _ phrases: CInt, from first: CInt, in row: OpaquePointer, _ api: Fts5ExtensionApi, into mentions: inout [Double]
    ) {
        for column in mentions.indices { mentions[column] = 0 }
        var counted = mentions
        for phrase in first..<first + phrases {
            for column in counted.indices { counted[column] = 0 }
            var (place, column, offset) = (Fts5PhraseIter(), CInt(-1), CInt(-1))
            guard api.xPhraseFirst(row, phrase, &place, &column, &offset) == SQLITE_OK else { continue }
            while column >= 0 {
                if Int(column) < counted.count { counted[Int(column)] += 1 }
                api.xPhraseNext(row, &place, &column, &offset)
            }
            for column in mentions.indices { mentions[column] = max(mentions[column], counted[column]) }
        }
    }
}
