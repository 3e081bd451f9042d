import Foundation
import MetaAnalysis

/// What studies say of themselves that may go with a greater or a smaller effect.
enum StudyModerator: String, Sendable, Codable, CaseIterable {
    case year
    /// Of the territory: its logarithm to the base 2, so that a step is a doubling.
    case population
    /// Of Nesta's ladder, from 1 to 3.
    case rung
    case design
    /// The worst judgement of a study's risks.
    case bias
    case independence
    /// Told here, or published elsewhere.
    case origin
    /// Whether the place goes on.
    case ending

    var textKey: String { "evidence.moderator.\(rawValue)" }

    /// The groups in their order, the first the one that others are compared with; nil of a number.
    var groups: [String]? {
        switch self {
        case .year, .population, .rung: nil
        case .design: StudyDesign.allCases.map(\.rawValue)
        case .bias: BiasJudgement.allCases.map(\.rawValue)
        case .independence: ["own", "independent"]
        case .origin: ["here", "elsewhere"]
        case .ending: ["goesOn", "ended"]
        }
    }

    /// How R calls its column in the table of the studies.
    var recipe: String {
        switch self {
        case .year, .rung: rawValue
        case .design, .bias:
            "factor(\(rawValue), levels = c(\((groups ?? []).map { "\"\($0)\"" }.joined(separator: ", "))))"
        case .population: "log2(population)"
        case .independence: "independent"
        case .origin: "elsewhere"
        case .ending: "I(state %in% c(\"purpose-met\", \"not-viable\"))"
        }
    }

    /// Nil of a study that does not say, and of a group.
    func number(of study: PooledStudy) -> Double? {
        switch self {
        case .year: study.content.year.map(Double.init)
        case .population: study.population.map { log2(Double(max(1, $0))) }
        case .rung: Double(study.content.rung)
        case .design, .bias, .independence, .origin, .ending: nil
        }
    }

    /// Nil of a study that does not say, and of a number.
    func group(of study: PooledStudy) -> String? {
        switch self {
        case .year, .population, .rung: nil
        case .design: study.content.design.rawValue
        case .bias: study.content.worstBias?.rawValue
        case .independence: study.content.isIndependent ? "independent" : "own"
        case .origin: study.isElsewhere ? "elsewhere" : "here"
        case .ending: study.place == nil ? nil : study.hasEnded ? "ended" : "goesOn"
        }
    }

    func isTold(by study: PooledStudy) -> Bool { number(of: study) != nil || group(of: study) != nil }
}

extension StudyContent {
    /// Nil where none is judged.
    var worstBias: BiasJudgement? {
        BiasJudgement.allCases.last { judgement in biases.values.contains(judgement) }
    }
}
