import Commons
import Practices
import Web

extension AdaptationContent {
    /// Its fields as a reader of its history sees them: FRAME's answers in words.
    func told(_ vocabulary: Vocabulary, _ texts: Texts) -> [ContentField] {
        let answered = Dictionary(
            FrameFacet.allCases.map { facet in
                let words = (answers[facet] ?? []).map { vocabulary.label($0, of: facet.scheme, in: texts.language) }
                return ("replications.frame.\(facet.rawValue)", words.joined(separator: ", "))
            }
        ) { first, _ in first }
        return fields.map { field in answered[field.key].map(field.saying) ?? field }
    }
}
