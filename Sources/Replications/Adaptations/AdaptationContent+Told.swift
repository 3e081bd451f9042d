import Commons
import Practices
import Storage
import Web

extension AdaptationContent {
    /// Its fields as a reader of its history sees them: FRAME's answers in words, and the parts that it touches.
    func told(_ vocabulary: Vocabulary, _ texts: Texts, in tx: Transaction) throws -> [ContentField] {
        let answered = Dictionary(
            FrameFacet.allCases.map { facet in
                let words = (answers[facet] ?? []).map { vocabulary.label($0, of: facet.scheme, in: texts.language) }
                return ("replications.frame.\(facet.rawValue)", words.joined(separator: ", "))
            }
        ) { first, _ in first }
        let touched = try touched(in: tx).map { "\(texts($0.change.textKey)) \($0.text)" }.joined(separator: "\n")
        return fields.map { field in
            if field.key == "replications.adaptation.parts" { return field.saying(touched) }
            return answered[field.key].map(field.saying) ?? field
        }
    }

    /// The parts that it touches, in the words of the practice.
    func touched(in tx: Transaction) throws -> [TouchedPart] {
        guard !parts.isEmpty, let replication = try Thing.find(replication, in: tx),
            let practice = try Thing.find(try Replications().content(of: replication, in: tx).practice, in: tx)
        else { return [] }
        let found = try Practices().parts(named: Set(parts.map(\.part)), of: practice, in: tx)
        return parts.compactMap { change in
            found[change.part].map { TouchedPart($0.part, change.change, language: $0.language) }
        }
    }
}
