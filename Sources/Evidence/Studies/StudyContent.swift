package import Commons

extension Kind {
    package static let study = Kind(rawValue: "study")
}

/// How a study knows what would have been without the practice.
package enum StudyDesign: String, Sendable, Codable, CaseIterable {
    /// It does not: there is one measurement.
    case afterOnly
    case beforeAfter
    case comparison
    /// Chance decided who was with the practice.
    case random

    package var textKey: String { "evidence.design.\(rawValue)" }
}

/// Where a study may be led astray.
package enum BiasDomain: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case selection, departures, missing, measurement, reporting

    package var textKey: String { "evidence.bias.\(rawValue)" }
}

/// How much.
package enum BiasJudgement: String, Sendable, Codable, CaseIterable {
    case low, some, high

    package var textKey: String { "evidence.judgement.\(rawValue)" }
}

/// What one place found, or what was published of another: how, on whom, with which numbers and which doubts.
package struct StudyContent: Content {
    package static let kind = Kind.study

    package var title: String
    package var language: String
    package var outcome: Thing.ID
    /// Nil of a study that was published elsewhere.
    package var replication: Thing.ID?
    /// Where, of a study that was published elsewhere.
    package var place: String
    /// `2024` or more precise; empty when not known.
    package var date: String
    package var design: StudyDesign
    package var numbers: StudyNumbers
    /// Who was asked, and how: Markdown.
    package var method: String
    /// What is not said is not known.
    package var biases: [BiasDomain: BiasJudgement]
    /// Made by people who have no part in the place.
    package var isIndependent: Bool
    /// Markdown.
    package var doubts: String
    /// Of what was published.
    package var citation: String
    package var link: String

    package var summary: String {
        let text = method.isEmpty ? citation : method
        return text.count > 200 ? text.prefix(199) + "…" : text
    }

    package init(
        title: String, language: String, outcome: Thing.ID, replication: Thing.ID? = nil, place: String = "",
        date: String = "", design: StudyDesign = .afterOnly, numbers: StudyNumbers, method: String = "",
        biases: [BiasDomain: BiasJudgement] = [:], isIndependent: Bool = false, doubts: String = "",
        citation: String = "", link: String = ""
    ) {
        (self.title, self.language, self.outcome, self.replication) = (title, language, outcome, replication)
        (self.place, self.date, self.design, self.numbers) = (place, date, design, numbers)
        (self.method, self.biases, self.isIndependent) = (method, biases, isIndependent)
        (self.doubts, self.citation, self.link) = (doubts, citation, link)
    }

    /// For sorting and groups; nil when not known.
    package var year: Int? { Int(date.prefix(4)) }

    package var fields: [ContentField] {
        [
            ContentField("evidence.study.title", title), ContentField("evidence.study.place", place),
            ContentField("evidence.study.date", date), ContentField("evidence.study.design", design.rawValue),
            ContentField("evidence.study.numbers", lines(of: numbers)),
            ContentField("evidence.study.method", method),
            ContentField("evidence.study.biases", lines(of: biases)),
            ContentField("evidence.study.independent", isIndependent ? "true" : "false"),
            ContentField("evidence.study.doubts", doubts), ContentField("evidence.study.citation", citation),
            ContentField("evidence.study.link", link),
        ]
    }

    private func lines(of numbers: StudyNumbers) -> String {
        numbers.shape.names.map { "\($0) = \(numbers[$0])" }.joined(separator: "\n")
    }

    private func lines(of biases: [BiasDomain: BiasJudgement]) -> String {
        BiasDomain.allCases.compactMap { domain in biases[domain].map { "\(domain.rawValue): \($0.rawValue)" } }
            .joined(separator: "\n")
    }
}

extension StudyContent {
    /// The rung of Nesta's ladder that the study reaches by its way of working alone (Puttick and Ludlow 2013, Standards of
    /// Evidence): 1 it describes, 2 it sees a change, 3 it compares and nothing says that it was led astray.
    package var rung: Int {
        switch (numbers.shape, design) {
        case (.share, _), (_, .afterOnly): 1
        case (.changes, _), (_, .beforeAfter): 2
        case (_, .comparison), (_, .random): biases.values.contains(.high) ? 2 : 3
        }
    }
}
