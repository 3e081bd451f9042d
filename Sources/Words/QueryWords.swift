/// What a person typed, as words to look for. Whatever the text holds, only words come out.
package struct QueryWords: Sendable, Equatable {
    /// Every term must be found, in any order.
    package let terms: [QueryTerm]

    /// Only this many bytes of the text are read, and only this many different words of it are looked for.
    package static let longest = 1_000
    package static let mostTerms = 12

    package var isEmpty: Bool { terms.isEmpty }

    /// Words that say nothing alone are left out, unless there is nothing else.
    /// The last word also counts as a beginning, unless something follows it: the person may still be typing.
    package init(_ text: String) {
        let read = text.beginning(bytes: Self.longest)
        let words = Array(WordScanner(read))
        let telling = words.filter { !StopWords.contains($0.folded) }
        let forms = StemmedLanguage.allCases.map { WordForms(language: $0.rawValue) }
        var terms: [QueryTerm] = []
        for word in telling.isEmpty ? words : telling where terms.count < Self.mostTerms {
            let isTyped = word.range.upperBound == read.endIndex && read.utf8.count == text.utf8.count
            terms.add(QueryTerm(word, forms, isTyped: isTyped))
        }
        self.terms = terms
    }

    private init(terms: [QueryTerm]) { self.terms = terms }

    /// The same with the last word taken as finished.
    package var finished: QueryWords { QueryWords(terms: terms.map(\.finished)) }

    /// The same with every word taken as a beginning.
    package var beginnings: QueryWords { QueryWords(terms: terms.map(\.begun)) }

    package var isUnfinished: Bool { terms.contains(where: \.isPrefix) }
}

extension [QueryTerm] {
    /// A word typed twice is one term; it stays a beginning if it was one at either place.
    fileprivate mutating func add(_ term: QueryTerm) {
        guard let index = firstIndex(where: { $0.folded == term.folded }) else { return append(term) }
        if term.isPrefix { self[index] = term }
    }
}
