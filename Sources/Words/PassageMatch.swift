/// A word of a text that answers a term of a query.
struct PassageMatch {
    let range: Range<String.Index>
    /// The term's place in the query.
    let term: Int
    /// Unicode scalars between the text's start and the word's.
    let start: Int
    /// The word's Unicode scalars.
    let length: Int

    var end: Int { start + length }

    /// In reading order; the first thousand, which is more than a passage can show.
    static func all(in text: String, _ language: String, _ query: QueryWords) -> [PassageMatch] {
        guard !query.isEmpty else { return [] }
        let finder = TermFinder(query, language)
        var matches: [PassageMatch] = []
        var position = text.startIndex
        var start = 0
        for word in WordScanner(text, beginningWith: finder.initials) {
            guard matches.count < 1_000 else { break }
            guard let term = finder.term(for: word) else { continue }
            let scalars = text.unicodeScalars
            start += scalars.distance(from: position, to: word.range.lowerBound)
            let length = scalars.distance(from: word.range.lowerBound, to: word.range.upperBound)
            position = word.range.lowerBound
            // A word under a heap of combining marks would fill the passage alone.
            guard length <= 2 * Word.longest else { continue }
            matches.append(PassageMatch(range: word.range, term: term, start: start, length: length))
        }
        return matches
    }
}

/// Tells which term of a query a word answers, by the same forms that the search index holds.
private struct TermFinder {
    private let query: QueryWords
    private let termOfForm: [String: Int]
    /// A stem begins with the same letter as its word, so most words need no stemming to be passed over.
    let initials: Initials
    private let forms: WordForms

    init(_ query: QueryWords, _ language: String) {
        self.query = query
        var termOfForm: [String: Int] = [:]
        for (index, term) in query.terms.enumerated() {
            for form in term.forms where termOfForm[form] == nil { termOfForm[form] = index }
        }
        self.termOfForm = termOfForm
        initials = Initials(of: termOfForm.keys)
        forms = WordForms(language: language)
    }

    func term(for word: Word) -> Int? {
        for form in forms.forms(of: word) {
            if let term = termOfForm[form] { return term }
        }
        return query.terms.firstIndex { $0.isPrefix && word.folded.hasPrefix($0.folded) }
    }
}
