import Foundation
import MetaAnalysis

/// What studies of one outcome say together: random effects by REML, tested with the guarded scale of Knapp and Hartung,
/// predicted with one degree of freedom less (Higgins, Thompson and Spiegelhalter 2009).
struct Synthesis: Sendable {
    /// Small studies are only compared with large ones from so many on (Sterne and others 2011, BMJ 343:d4002).
    static let fewestForBias = 10

    static let model = Model(.randomEffects(.restrictedMaximumLikelihood), test: .guardedKnappHartung)

    let measure: EffectMeasure
    let direction: OutcomeContent.Direction
    /// Those with an effect.
    let studies: [PooledStudy]
    /// Those whose numbers define none.
    let left: [PooledStudy]
    /// Nil of none and of one study, and where they cannot be pooled.
    let fit: Fit?
    let prediction: Prediction?
    /// Why there is no fit, beyond there being too few studies.
    let refusal: Refusal?

    init(of studies: [PooledStudy], _ outcome: OutcomeContent) {
        self.init(of: studies, outcome.measure, outcome.direction)
    }

    init(of studies: [PooledStudy], _ measure: EffectMeasure, _ direction: OutcomeContent.Direction) {
        self.measure = measure
        self.direction = direction
        self.studies = studies.filter { $0.effect != nil }
        left = studies.filter { $0.effect == nil }
        let effects = self.studies.compactMap(\.effect)
        guard effects.count > 1 else {
            (fit, prediction, refusal) = (nil, nil, nil)
            return
        }
        do throws(Refusal) {
            let fit = try Fit(effects, Self.model)
            (self.fit, prediction, refusal) = (fit, try fit.predict(), nil)
        } catch {
            (fit, prediction, refusal) = (nil, nil, error)
        }
    }

    var effects: [Effect] { studies.compactMap(\.effect) }

    /// Where the mean lies.
    var mean: (estimate: Double, interval: Interval)? {
        guard let prediction, let interval = prediction.confidence else { return nil }
        return (prediction.estimate, interval)
    }

    /// Where the effect of one more place lies; nil below three studies.
    var next: Interval? { prediction?.prediction }

    /// Where a single study lies: estimate ± 1.96 standard errors.
    static func interval(of effect: Effect) -> Interval {
        let half = 1.959963984540054 * effect.standardError
        return Interval(lower: effect.estimate - half, upper: effect.estimate + half)
    }
}

extension Synthesis {
    /// On which side of no effect something lies.
    enum Side: String, Sendable, Encodable {
        case better, worse
        /// It may be either.
        case either
    }

    /// Nil where nothing is compared.
    func side(of interval: Interval) -> Side? {
        guard let null = measure.null else { return nil }
        let isHigher = interval.lower > null
        let isLower = interval.upper < null
        guard isHigher || isLower else { return .either }
        return isHigher == (direction == .higher) ? .better : .worse
    }

    /// Of places like these, the share in which the effect is on the good side: the tail of the distribution that the
    /// prediction interval is made of (Mathur and VanderWeele 2019 call it the proportion of meaningful effects). Nil
    /// where there is no such interval.
    var helpedShare: Double? {
        guard let null = measure.null, let prediction, prediction.prediction != nil, let fit,
            let student = StudentT(degrees: Double(fit.count - 2))
        else { return nil }
        let variance = prediction.standardError * prediction.standardError + (fit.tauSquared?.value ?? 0)
        guard variance > 0 else { return nil }
        let above = 1 - student.upperTail((prediction.estimate - null) / variance.squareRoot())
        return direction == .higher ? above : 1 - above
    }

    /// How much of the difference between studies chance alone does not make, in words.
    enum Spread: String, Sendable, Encodable {
        case little, some, much, great
    }

    var spread: Spread? {
        guard studies.count > 2, let squared = fit?.heterogeneity?.iSquared else { return nil }
        return squared < 25 ? .little : squared < 50 ? .some : squared < 75 ? .much : .great
    }
}
