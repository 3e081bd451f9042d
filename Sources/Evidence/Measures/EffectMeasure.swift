import MetaAnalysis

/// How an outcome is compared between studies. What two groups are compared by puts the group with the practice first.
package enum EffectMeasure: String, Sendable, Codable, CaseIterable {
    case riskRatio, oddsRatio, riskDifference, rateRatio, meanDifference, standardizedDifference, ratioOfMeans,
        correlation, share

    /// In which shapes a study may give its numbers, the usual one first.
    var shapes: [StudyNumbers.Shape] {
        switch self {
        case .riskRatio, .oddsRatio, .riskDifference: [.counts, .ready]
        case .rateRatio: [.rates, .ready]
        case .meanDifference, .standardizedDifference, .ratioOfMeans: [.means, .changes, .ready]
        case .correlation: [.correlation, .ready]
        case .share: [.share]
        }
    }

    /// Where there is no effect, on the scale on which studies are pooled; nil of shares, which compare nothing.
    var null: Double? { self == .share ? nil : 0 }

    /// How metafor calls it.
    var metafor: String {
        switch self {
        case .riskRatio: "RR"
        case .oddsRatio: "OR"
        case .riskDifference: "RD"
        case .rateRatio: "IRR"
        case .meanDifference: "MD"
        case .standardizedDifference: "SMD"
        case .ratioOfMeans: "ROM"
        case .correlation: "ZCOR"
        case .share: "PLO"
        }
    }

    package var textKey: String { "evidence.measure.\(rawValue)" }
}

extension EffectMeasure {
    /// The effect of a study on the scale on which studies are pooled: logarithms of ratios, differences, Fisher's z,
    /// logits of shares.
    ///
    /// - Returns: nil of a study whose numbers define no finite effect, or are of a shape that this measure does not take.
    func effect(of numbers: StudyNumbers) -> Effect? {
        guard shapes.contains(numbers.shape), numbers.isComplete else { return nil }
        do {
            switch numbers.shape {
            case .ready: return Effect(estimate: numbers["yi"], variance: numbers["sei"] * numbers["sei"])
            case .counts: return try contrast?.effects(of: [numbers.table])[0]
            case .rates: return try TwoRates.logRatios(of: [numbers.rates])[0]
            case .means: return try meanContrast?.effects(of: [numbers.first], and: [numbers.second])[0]
            case .changes: return try changeContrast?.effects(of: [numbers.change])[0]
            case .correlation: return try Correlation.fisher([Correlation(numbers["ri"], size: numbers["ni"])])[0]
            case .share: return try ShareScale.logit.effects(of: [Share(numbers["xi"], of: numbers["ni"])])[0]
            }
        } catch { return nil }
    }

    private var contrast: CountContrast? {
        switch self {
        case .riskRatio: .logRiskRatio
        case .oddsRatio: .logOddsRatio
        case .riskDifference: .riskDifference()
        default: nil
        }
    }

    private var meanContrast: MeanContrast? {
        switch self {
        case .meanDifference: .difference
        case .standardizedDifference: .standardized()
        case .ratioOfMeans: .logRatio
        default: nil
        }
    }

    private var changeContrast: ChangeContrast? {
        switch self {
        case .meanDifference: .difference
        case .standardizedDifference: .standardizedByFirst
        case .ratioOfMeans: .logRatio
        default: nil
        }
    }
}
