import Markdown
package import Search

extension SearchDocument {
    /// What translations say is found as well; their titles as titles.
    package mutating func add(_ translations: [some TranslatableContent]) {
        for translation in translations {
            if !translation.title.isEmpty { otherTitles[translation.language] = translation.title }
            let words = translation.texts.dropFirst().map {
                $0.cut == .markdown ? Markdown($0.text).plainText : $0.text
            }
            text = ([text] + words).filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
    }
}
