package import Commons
import Storage
import Web

extension Kind {
    package static let testimony = Kind(rawValue: "testimony")
}

/// What somebody said of a place, in their own words, told with their consent.
package struct TestimonyContent: Content {
    package static let kind = Kind.testimony

    /// How somebody agreed to have their words shown.
    package enum Consent: String, Sendable, Codable, CaseIterable {
        case written, recorded, spoken

        var textKey: String { "testimonies.consent.\(rawValue)" }
    }

    package var title: String
    package var language: String
    package var replication: Thing.ID
    /// How they want to be called.
    package var speaker: String
    /// `2024` or more precise; empty when not known.
    package var date: String
    /// What was said, or written down of what is heard: plain text, paragraphs between empty lines.
    package var words: String
    package var consent: Consent

    package var summary: String { words.count > 200 ? words.prefix(199) + "…" : words }

    package init(
        title: String, language: String, replication: Thing.ID, speaker: String = "", date: String = "",
        words: String = "", consent: Consent = .spoken
    ) {
        (self.title, self.language, self.replication) = (title, language, replication)
        (self.speaker, self.date, self.words, self.consent) = (speaker, date, words, consent)
    }

    package var fields: [ContentField] {
        [
            ContentField("testimonies.form.title", title), ContentField("testimonies.form.speaker", speaker),
            ContentField("testimonies.form.date", date), ContentField("testimonies.form.words", words),
            ContentField("testimonies.form.consent", consent.rawValue),
        ]
    }

    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts) -> [ContentField] {
        fields.map { $0.key == "testimonies.form.consent" ? $0.saying(texts(consent.textKey)) : $0 }
    }

    var paragraphs: [String] {
        let lines = words.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        return lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: "\n") }
    }
}
