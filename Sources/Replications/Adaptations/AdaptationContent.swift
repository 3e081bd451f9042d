package import Commons

extension Kind {
    package static let adaptation = Kind(rawValue: "adaptation")
}

/// One change that a replication made to the practice: what, why, and the answers to FRAME's questions.
package struct AdaptationContent: Content {
    package static let kind = Kind.adaptation

    package var title: String
    package var language: String
    package var replication: Thing.ID
    /// Markdown.
    package var what: String
    /// Markdown.
    package var why: String
    /// When it was made; empty when not known.
    package var date: String
    /// Answers by question. What is missing is not known.
    package var answers: [FrameFacet: [String]]
    /// What it does to parts of the practice; empty when that was not said.
    package var parts: [PartChange]

    package var summary: String { what.count > 200 ? what.prefix(199) + "…" : what }

    package init(
        title: String, language: String, replication: Thing.ID, what: String = "", why: String = "", date: String = "",
        answers: [FrameFacet: [String]] = [:], parts: [PartChange] = []
    ) {
        self.title = title
        self.language = language
        self.replication = replication
        self.what = what
        self.why = why
        self.date = date
        self.answers = answers
        self.parts = parts
    }

    package var fields: [ContentField] {
        [
            ContentField("replications.adaptation.title", title),
            ContentField("replications.adaptation.what", what),
            ContentField("replications.adaptation.why", why),
            ContentField("replications.adaptation.date", date),
            ContentField("replications.adaptation.parts", parts.map(\.text).joined(separator: "\n")),
        ]
            + FrameFacet.allCases.map { facet in
                ContentField("replications.frame.\(facet.rawValue)", (answers[facet] ?? []).joined(separator: ", "))
            }
    }
}

extension AdaptationContent {
    /// Texts from before there were parts name none.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        title = try values.decode(String.self, forKey: .title)
        language = try values.decode(String.self, forKey: .language)
        replication = try values.decode(Thing.ID.self, forKey: .replication)
        what = try values.decode(String.self, forKey: .what)
        why = try values.decode(String.self, forKey: .why)
        date = try values.decode(String.self, forKey: .date)
        answers = try values.decode([FrameFacet: [String]].self, forKey: .answers)
        parts = try values.decodeIfPresent([PartChange].self, forKey: .parts) ?? []
    }
}
