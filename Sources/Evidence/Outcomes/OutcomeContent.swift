package import Commons

extension Kind {
    package static let outcome = Kind(rawValue: "outcome")
}

/// Something that a practice is hoped to change, said so precisely that two places mean the same by it.
package struct OutcomeContent: Content {
    package static let kind = Kind.outcome

    /// What is better.
    package enum Direction: String, Sendable, Codable, CaseIterable {
        case higher, lower

        var textKey: String { "evidence.direction.\(rawValue)" }
    }

    package var title: String
    package var language: String
    package var practice: Thing.ID
    /// What is counted, of whom, when.
    package var question: String
    package var measure: EffectMeasure
    package var direction: Direction
    /// In which means are told; empty where there is none.
    package var unit: String

    package var summary: String { question.count > 200 ? question.prefix(199) + "…" : question }

    package init(
        title: String, language: String, practice: Thing.ID, question: String = "",
        measure: EffectMeasure = .riskRatio, direction: Direction = .higher, unit: String = ""
    ) {
        self.title = title
        self.language = language
        self.practice = practice
        self.question = question
        self.measure = measure
        self.direction = direction
        self.unit = unit
    }

    package var fields: [ContentField] {
        [
            ContentField("evidence.outcome.title", title), ContentField("evidence.outcome.question", question),
            ContentField("evidence.outcome.measure", measure.rawValue),
            ContentField("evidence.outcome.direction", direction.rawValue),
            ContentField("evidence.outcome.unit", unit),
        ]
    }
}

extension OutcomeContent: TranslatableContent {
    package static var translatable: [TranslatableField<OutcomeContent>] {
        [
            .line("evidence.outcome.title", \.title), .markdown("evidence.outcome.question", \.question),
            .line("evidence.outcome.unit", \.unit),
        ]
    }
}
