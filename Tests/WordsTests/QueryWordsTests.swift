import Testing
import Words

struct QueryWordsTests {
    @Test func `each term is looked for in every language`() throws {
        let query = QueryWords("housing coopératives ")

        #expect(query.terms.map(\.folded) == ["housing", "cooperatives"])
        #expect(query.terms.first?.forms == ["housing", "hous"])
        #expect(query.terms.last?.forms.contains("cooper") == true)
    }

    @Test func `the last word is a beginning until something follows it`() {
        #expect(QueryWords("habitat coop").terms.map(\.isPrefix) == [false, true])
        #expect(QueryWords("habitat coop ").terms.map(\.isPrefix) == [false, false])
        #expect(QueryWords("plan b").terms.map(\.isPrefix) == [false, false])
        #expect(QueryWords("habitat coop").finished == QueryWords("habitat coop "))
    }

    @Test func `words that say nothing are left out, unless there is nothing else`() {
        #expect(QueryWords("the housing of the people").terms.map(\.folded) == ["housing", "people"])
        #expect(QueryWords("l'habitat et le").terms.map(\.folded) == ["habitat"])
        #expect(QueryWords("le la les").terms.map(\.folded) == ["le", "la", "les"])
    }

    @Test func `a word typed twice is one term`() {
        #expect(QueryWords("Mende mende MENDE").terms.map(\.folded) == ["mende"])
        #expect(QueryWords("mende Mende").terms.first?.isPrefix == true)
    }

    @Test func `words that mean something in the other language are kept`() {
        for word in ["or", "but", "car", "son", "été", "sans"] {
            #expect(!StopWords.contains(WordScanner(word).map(\.folded).joined()), "\(word)")
        }
    }

    @Test(arguments: [
        "\"", "'", "''", "*", "a* OR b*", "NEAR(a b)", "title:x", "-x", "x AND NOT y", "^x", "(((", "{title}: x",
        "a & !b | c <-> d:*A", "\\", "'; DROP TABLE x; --", "\u{0}", "a\u{0}b", "%_%", "$1", "\u{202E}abc", "🐝🐝",
    ])
    func `whatever is typed, only words come out`(text: String) {
        let forms = QueryWords(text).terms.flatMap(\.forms)

        #expect(
            forms.allSatisfy {
                $0.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            })
    }

    @Test(.timeLimit(.minutes(1)))
    func `a megabyte of query is a few words`() {
        let manyWords = (0..<100_000).map { "mot\($0) " }.joined()
        let oneWord = String(repeating: "a", count: 1_000_000)

        #expect(QueryWords(manyWords).terms.count == QueryWords.mostTerms)
        #expect(QueryWords(oneWord).terms.map(\.folded) == [String(repeating: "a", count: Word.longest)])
        #expect(QueryWords(String(repeating: " ", count: 1_000_000)).isEmpty)
    }
}
