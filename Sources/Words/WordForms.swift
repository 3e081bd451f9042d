/// The forms under which the words of one language are found: the folded word, then its stems.
///
/// People type with and without accents, and the French stemmer sees them as different words (`formée`, `formee`).
/// Both are stemmed and the stems folded, so either way of typing meets either way of writing.
package final class WordForms {
    private let stemmer: Stemmer?

    /// - Parameter language: a BCP 47 tag. A language without a stemmer has folded words only.
    package init(language: String) {
        stemmer = StemmedLanguage(tag: language).map(Stemmer.init)
    }

    /// One to three different forms; the first is the folded word.
    package func forms(of word: Word) -> [String] {
        var forms = [word.folded]
        guard let stemmer else { return forms }
        let stem = stemmer.stem(word.folded)
        if !stem.isEmpty && stem != word.folded { forms.append(stem) }
        if let accented = word.accented {
            let stem = Folding.fold(Substring(stemmer.stem(accented)))
            if !stem.isEmpty && !forms.contains(stem) { forms.append(stem) }
        }
        return forms
    }
}
