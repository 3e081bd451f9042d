/// One word of a query, with everything that counts as finding it.
package struct QueryTerm: Sendable, Equatable {
    package let folded: String
    /// The folded word and its stems in every stemmed language, each once.
    package let forms: [String]
    /// Whether words that only begin with `folded` are found too.
    package private(set) var isPrefix: Bool

    /// One letter begins too many words to be of use.
    static let shortestPrefix = 2

    init(_ word: Word, _ languages: [WordForms], isTyped: Bool) {
        folded = word.folded
        forms = languages.flatMap { $0.forms(of: word) }.reduce(into: []) { forms, form in
            if !forms.contains(form) { forms.append(form) }
        }
        isPrefix = isTyped && word.folded.unicodeScalars.count >= Self.shortestPrefix
    }

    var begun: QueryTerm {
        var term = self
        term.isPrefix = folded.unicodeScalars.count >= Self.shortestPrefix
        return term
    }

    package var finished: QueryTerm {
        var term = self
        term.isPrefix = false
        return term
    }
}
