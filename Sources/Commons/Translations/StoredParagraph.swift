import Crypto
import Storage
import Web

/// One paragraph of a thing in another language, with the text that it was made from.
struct StoredParagraph: Sendable, Equatable {
    /// The key of the text to which it belongs.
    let field: String
    /// Of the source, by which the paragraph is known: SHA-256, its first 32 digits.
    let digest: String
    let source: String
    let text: String
    /// Where its source stood among the paragraphs of the text when it was last saved; nil once something else stands there.
    let place: Int?
    let person: Person.ID?
    let at: Timestamp

    init(field: String, source: String, text: String, place: Int?, by person: Person.ID?, at: Timestamp) {
        (self.field, self.source, self.text, self.place) = (field, source, text, place)
        (self.person, self.at) = (person, at)
        digest = Self.digest(of: source)
    }

    static func digest(of text: String) -> String {
        String(
            SHA256.hash(data: Array(text.utf8)).map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined().prefix(32))
    }

    /// The paragraphs of a whole translation, by their places. Where a text has not as many as its original, it is one.
    static func cut(
        _ source: [TranslatableText], _ translated: [TranslatableText], by person: Person.ID?, at: Timestamp
    ) -> [StoredParagraph] {
        let said = Dictionary(translated.map { ($0.key, $0.text) }) { first, _ in first }
        return source.flatMap { original -> [StoredParagraph] in
            let (old, new) = (
                original.cut.paragraphs(of: original.text), original.cut.paragraphs(of: said[original.key] ?? "")
            )
            return cut(original, old, new, by: person, at: at)
        }
    }

    /// - Parameters:
    ///   - old: the paragraphs of the original.
    ///   - new: those that say the same.
    static func cut(
        _ original: TranslatableText, _ old: [String], _ new: [String], by person: Person.ID?, at: Timestamp
    ) -> [StoredParagraph] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        let make = { (source: String, text: String, place: Int) in
            StoredParagraph(field: original.key, source: source, text: text, place: place, by: person, at: at)
        }
        guard old.count == new.count else { return [make(original.cut.joined(old), original.cut.joined(new), 0)] }
        var seen: Set<String> = []
        return zip(old, new).enumerated().compactMap { place, pair in
            guard seen.insert(pair.0).inserted, !pair.0.isVerbatim || pair.0 != pair.1 else { return nil }
            return make(pair.0, pair.1, place)
        }
    }
}

extension String {
    /// Nothing in it is said in a language: numbers, rules, addresses alone on their lines.
    var isVerbatim: Bool {
        split(separator: "\n").allSatisfy { line in
            !line.contains(where: \.isLetter)
                || (!line.contains(where: \.isWhitespace)
                    && ["/", "<http", "http://", "https://"].contains { line.hasPrefix($0) })
        }
    }
}
