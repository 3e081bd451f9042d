import Foundation
import Tabular
package import Web

/// The words with which practices and adaptations are told apart, by scheme (`need`, `public`, `theme`, `frame-when`…),
/// read from `Vocabulary/terms.csv`.
package struct Vocabulary: Sendable {
    private let terms: [String: [Term]]

    package init() throws {
        guard let url = Bundle.module.url(forResource: "terms", withExtension: "csv", subdirectory: "Vocabulary")
        else { throw Missing() }
        try self.init([UInt8](Data(contentsOf: url)))
    }

    init(_ bytes: [UInt8]) throws {
        let reader = try CSVReader(bytes)
        let (scheme, key) = (try reader.column("scheme"), try reader.column("key"))
        let (fr, en) = (try reader.column("fr"), try reader.column("en"))
        let (whyFr, whyEn) = (try reader.column("explanation_fr"), try reader.column("explanation_en"))
        var terms: [String: [Term]] = [:]
        for line in reader {
            let row = try line.get()
            let term = Term(
                key: row[key], labels: [.fr: row[fr], .en: row[en]], explanations: [.fr: row[whyFr], .en: row[whyEn]])
            terms[row[scheme], default: []].append(term)
        }
        self.terms = terms
    }

    package func terms(of scheme: String) -> [Term] { terms[scheme] ?? [] }

    package func has(_ key: String, in scheme: String) -> Bool { terms(of: scheme).contains { $0.key == key } }

    /// The label of a term, or its key when it is not a word of ours (it may come from another node).
    package func label(_ key: String, of scheme: String, in language: Language) -> String {
        terms(of: scheme).first { $0.key == key }?.label(in: language) ?? key
    }

    package struct Missing: Error {}
}

extension Submission {
    /// The keys that were chosen, each a word of the scheme.
    package mutating func terms(_ name: String, of scheme: String, in vocabulary: Vocabulary) -> [String] {
        note(name, as: .choices(vocabulary.terms(of: scheme).map(\.key)))
        let chosen = shownAll(name).filter { !$0.isEmpty }
        if chosen.contains(where: { !vocabulary.has($0, in: scheme) }) { refuse(name, "web.field.unknown") }
        let known = Set(chosen)
        return vocabulary.terms(of: scheme).map(\.key).filter(known.contains)
    }
}
