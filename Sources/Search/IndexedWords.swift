internal import Words

/// A document as the engines receive it: words that we read, in every form under which they are found.
///
/// No engine tokenizes or stems on its own, so both find the same documents.
struct IndexedWords: Sendable {
    /// In reading order, the forms of each word.
    let title: [[String]]
    let summary: [[String]]
    let text: [[String]]
    let labels: [FacetLabel]

    /// Bytes of all forms together: half of what a `tsvector` can hold.
    private static let budget = 500_000
    /// The words of a title are written twice in a `tsvector`.
    private static let longestTitle = 5_000

    init(_ document: SearchDocument, _ facets: Facets) {
        var reader = WordReader(language: document.language, budget: Self.budget)
        var title = reader.words(of: document.title.beginning(bytes: Self.longestTitle), keep: { _ in true })
        for (language, other) in document.otherTitles.sorted(by: { $0.key < $1.key }) {
            var reader = WordReader(language: language, budget: Self.longestTitle)
            title += reader.words(of: other, keep: { _ in true })
        }
        self.title = title
        summary = reader.words(of: document.summary, keep: Self.isTelling)
        let mentions = reader.words(of: document.mentions.joined(separator: "\n"), keep: Self.isTelling)
        let told = document.text.beginning(bytes: SearchDocument.longestText)
        text = reader.words(of: told, keep: Self.isTelling) + mentions
        labels = facets.lines.map(FacetLabel.init(line:))
    }

    /// In titles every word is kept: `Le 104`. Elsewhere words that say nothing alone would be a third of the index.
    private static func isTelling(_ word: Word) -> Bool { !StopWords.contains(word.folded) }
}

/// Reads words until its budget is spent.
private struct WordReader {
    private let forms: WordForms
    private var budget: Int

    init(language: String, budget: Int) {
        forms = WordForms(language: language)
        self.budget = budget
    }

    mutating func words(of text: String, keep: (Word) -> Bool) -> [[String]] {
        var words: [[String]] = []
        for word in WordScanner(text) where keep(word) {
            let forms = forms.forms(of: word)
            budget -= forms.reduce(0) { $0 + $1.utf8.count + 1 }
            guard budget >= 0 else { break }
            words.append(forms)
        }
        return words
    }
}
