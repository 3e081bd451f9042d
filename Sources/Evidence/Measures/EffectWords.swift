import Foundation
import MetaAnalysis
import Web

/// An effect as people read it: « 1,25 fois », « +4,2 points », « 34 % ».
struct EffectWords: Sendable {
    let measure: EffectMeasure
    /// Of what is measured, where means are compared.
    let unit: String
    let texts: Texts

    init(_ outcome: OutcomeContent, _ texts: Texts) {
        measure = outcome.measure
        unit = outcome.unit
        self.texts = texts
    }

    /// - Parameter value: on the scale on which studies are pooled.
    func value(_ value: Double) -> String { named(number(value)) }

    func range(_ interval: Interval) -> String {
        named(texts("evidence.range", ["low": number(interval.lower), "high": number(interval.upper)]))
    }

    /// Without what it is a number of, where that is told beside it: « 1,25 (0,9 à 1,6) ».
    func short(_ value: Double, _ interval: Interval) -> String {
        texts(
            "evidence.plot.value",
            ["value": number(value), "low": number(interval.lower), "high": number(interval.upper)])
    }

    /// « 0,9 à 1,6 »
    func short(_ interval: Interval) -> String {
        texts("evidence.plot.range", ["low": number(interval.lower), "high": number(interval.upper)])
    }

    private func named(_ number: String) -> String {
        switch measure {
        case .riskRatio, .oddsRatio, .rateRatio, .ratioOfMeans: texts("evidence.value.ratio", ["number": number])
        case .riskDifference: texts("evidence.value.points", ["number": number])
        case .meanDifference: unit.isEmpty ? number : "\(number) \(unit)"
        case .standardizedDifference, .standardizedUnlike, .standardizedByOther, .standardizedByChange:
            texts("evidence.value.deviations", ["number": number])
        case .arcsineDifference: texts("evidence.value.angle", ["number": number])
        case .correlation: number
        case .share, .plainShare, .arcsineShare: texts("evidence.value.share", ["number": number])
        }
    }

    private func number(_ value: Double) -> String {
        let shown = measure.shown(value)
        switch measure {
        case .riskRatio, .oddsRatio, .rateRatio, .ratioOfMeans: return texts.decimal(shown, Self.digits(shown))
        case .riskDifference: return texts.signed(shown, 1)
        case .meanDifference: return texts.signed(shown, Self.digits(shown))
        case .arcsineDifference, .standardizedDifference, .standardizedUnlike, .standardizedByOther,
            .standardizedByChange, .correlation:
            return texts.signed(shown, 2)
        case .share, .plainShare, .arcsineShare: return texts.decimal(shown, shown < 10 ? 1 : 0)
        }
    }

    /// The number alone, beside a tick.
    func tick(_ value: Double) -> String {
        let shown = measure.shown(value)
        let rounded = (shown * 1_000).rounded() / 1_000
        let digits = rounded == rounded.rounded() ? 0 : (rounded * 10).rounded() == rounded * 10 ? 1 : 2
        let number = texts.decimal(rounded, digits)
        return measure.isOfShares ? texts("evidence.value.share", ["number": number]) : number
    }

    private static func digits(_ value: Double) -> Int { abs(value) < 10 ? 2 : abs(value) < 100 ? 1 : 0 }
}

extension EffectMeasure {
    /// From the scale on which studies are pooled to the one that is read: ratios, points of a hundred, per cent.
    func shown(_ value: Double) -> Double {
        if isOfRatios { return exp(min(700, value)) }
        if let shareScale { return 100 * (shareScale.share(at: value) ?? .nan) }
        switch self {
        case .riskDifference: return 100 * value
        case .correlation: return tanh(value)
        default: return value
        }
    }

    /// The way back; nil of what has no place on the scale on which studies are pooled.
    func pooled(_ shown: Double) -> Double? {
        let value =
            switch self {
            case .riskRatio, .oddsRatio, .rateRatio, .ratioOfMeans: log(shown)
            case .riskDifference, .plainShare: shown / 100
            case .correlation: atanh(shown)
            case .share: log(shown / (100 - shown))
            case .arcsineShare: asin((shown / 100).squareRoot())
            case .arcsineDifference, .meanDifference, .standardizedDifference, .standardizedUnlike,
                .standardizedByOther, .standardizedByChange:
                shown
            }
        return value.isFinite ? value : nil
    }
}
