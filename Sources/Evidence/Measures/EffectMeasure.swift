import MetaAnalysis

/// How an outcome is compared between studies. What two groups are compared by puts the group with the practice first;
/// what the same people are compared by puts after first, and standardizes by before.
package enum EffectMeasure: String, Sendable, Codable, CaseIterable {
    case riskRatio, oddsRatio, riskDifference, arcsineDifference, rateRatio, meanDifference, standardizedDifference
    /// Where the two spreads are unlike.
    case standardizedUnlike
    /// By the spread of those without the practice.
    case standardizedByOther
    /// By the spread of the changes of the same people; compares no two groups.
    case standardizedByChange
    case ratioOfMeans, correlation
    /// On the scale of the logit, as it is, and on that of the arcsine of its root.
    case share, plainShare, arcsineShare

    /// In which shapes a study may give its numbers, the usual one first.
    var shapes: [StudyNumbers.Shape] {
        switch self {
        case .riskRatio, .oddsRatio, .riskDifference, .arcsineDifference: [.counts, .ready]
        case .rateRatio: [.rates, .ready]
        case .meanDifference, .standardizedDifference, .standardizedUnlike, .standardizedByOther, .ratioOfMeans:
            [.means, .changes, .ready]
        case .standardizedByChange: [.changes, .ready]
        case .correlation: [.correlation, .ready]
        case .share, .plainShare, .arcsineShare: [.share]
        }
    }

    var isOfShares: Bool { shareScale != nil }

    var isOfRatios: Bool { [.riskRatio, .oddsRatio, .rateRatio, .ratioOfMeans].contains(self) }

    /// Where there is no effect, on the scale on which studies are pooled; nil of shares, which compare nothing.
    var null: Double? { isOfShares ? nil : 0 }

    /// How metafor calls it.
    var metafor: String {
        switch self {
        case .riskRatio: "RR"
        case .oddsRatio: "OR"
        case .riskDifference: "RD"
        case .arcsineDifference: "AS"
        case .rateRatio: "IRR"
        case .meanDifference: "MD"
        case .standardizedDifference: "SMD"
        case .standardizedUnlike: "SMDH"
        case .standardizedByOther: "SMD1"
        case .standardizedByChange: "SMCC"
        case .ratioOfMeans: "ROM"
        case .correlation: "ZCOR"
        case .share: "PLO"
        case .plainShare: "PR"
        case .arcsineShare: "PAS"
        }
    }

    /// How metafor calls what is computed from numbers of this shape; nil where nothing is.
    func metafor(of shape: StudyNumbers.Shape) -> String? {
        switch (shape, self) {
        case (.ready, _): nil
        case (.changes, .meanDifference): "MC"
        case (.changes, .standardizedDifference), (.changes, .standardizedByOther): "SMCR"
        case (.changes, .standardizedUnlike): "SMCRH"
        case (.changes, .ratioOfMeans): "ROMC"
        default: shapes.contains(shape) ? metafor : nil
        }
    }

    package var textKey: String { "evidence.measure.\(rawValue)" }
}

extension EffectMeasure {
    /// The effect of a study on the scale on which studies are pooled: logarithms of ratios, differences, Fisher's z,
    /// shares on their scale.
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
            case .changes:
                let change = isStandardizedByBefore ? numbers.changeByBefore : numbers.change
                return try changeContrast?.effects(of: [change])[0]
            case .correlation: return try Correlation.fisher([Correlation(numbers["ri"], size: numbers["ni"])])[0]
            case .share: return try shareScale?.effects(of: [Share(numbers["xi"], of: numbers["ni"])])[0]
            }
        } catch { return nil }
    }

    private var contrast: CountContrast? {
        switch self {
        case .riskRatio: .logRiskRatio
        case .oddsRatio: .logOddsRatio
        case .riskDifference: .riskDifference()
        case .arcsineDifference: .arcsineRiskDifference
        default: nil
        }
    }

    private var meanContrast: MeanContrast? {
        switch self {
        case .meanDifference: .difference
        case .standardizedDifference: .standardized()
        case .standardizedUnlike: .standardizedOfUnlikeSpread
        case .standardizedByOther: .standardizedBySecond()
        case .ratioOfMeans: .logRatio()
        default: nil
        }
    }

    private var changeContrast: ChangeContrast? {
        switch self {
        case .meanDifference: .difference
        case .standardizedDifference, .standardizedByOther: .standardizedByFirst()
        case .standardizedUnlike: .standardizedByFirstOfUnlikeSpread
        case .standardizedByChange: .standardizedByChange()
        case .ratioOfMeans: .logRatio
        default: nil
        }
    }

    /// The change of the same people over a deviation that the practice has not touched (Becker 1988).
    var isStandardizedByBefore: Bool {
        changeContrast == .standardizedByFirst() || changeContrast == .standardizedByFirstOfUnlikeSpread
    }

    /// The key of the sentence that says how effects come from numbers: arcsines need nothing added to empty cells.
    var effectsKey: String {
        [.arcsineDifference, .arcsineShare].contains(self) ? "evidence.how.effects.angles" : "evidence.how.effects"
    }

    /// The key of the sentence that says how the same people before and after are compared.
    var changesKey: String {
        isStandardizedByBefore
            ? "evidence.how.changes.before"
            : self == .standardizedByChange ? "evidence.how.changes.change" : "evidence.how.changes"
    }

    /// Nil of what compares.
    var shareScale: ShareScale? {
        switch self {
        case .share: .logit()
        case .plainShare: .raw()
        case .arcsineShare: .arcsine
        default: nil
        }
    }
}
