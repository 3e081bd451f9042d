import Foundation

/// A mean with the deviation of its people and their number.
package struct Group: Sendable, Equatable {
    package let mean: Double
    /// Of single people, not of the mean.
    package let deviation: Double
    package let size: Double

    package init(mean: Double, deviation: Double, size: Double) {
        (self.mean, self.deviation, self.size) = (mean, deviation, size)
    }

    /// The square of the coefficient of variation over the size: the variance of ln mean.
    var logVariance: Double { deviation * deviation / (size * mean * mean) }
    /// The coefficient of variation.
    var variation: Double { deviation / mean }

    func check(_ study: Int) throws(Refusal) {
        guard mean.isFinite, deviation.isFinite, size.isFinite else { throw .notFinite(study: study) }
        guard deviation >= 0, size > 0 else { throw .impossible(study: study) }
    }
}

/// How the variance of a standardized difference is estimated.
package enum StandardizedVariance: Sendable, Equatable {
    /// 1/n₁ + 1/n₂ + g²/2n, the large-sample formula of Hedges 1981.
    case largeSample
    /// c²(1/n₁ + 1/n₂ + d²/2n), as Borenstein 2009 has it.
    case corrected
    /// Without bias (Hedges 1983).
    case unbiased
    /// The large-sample formula with the mean of g over all studies in place of g.
    case averaged
}

/// How the variance of a logarithm of a ratio of means is estimated.
package enum MeanRatioVariance: Sendable, Equatable {
    /// s₁²/n₁m₁² + s₂²/n₂m₂² (Hedges, Gurevitch and Curtis 1999).
    case largeSample
    /// The same with one deviation for both groups.
    case likeSpread
    /// With the mean coefficient of variation of all first groups, and of all second ones, weighted by their sizes
    /// (metafor's AV).
    case averaged
    /// With the mean coefficient of variation of all groups (metafor's AVHO).
    case averagedLikeSpread
}

/// A measure that compares the means of two groups.
package enum MeanContrast: Sendable, Equatable {
    /// m₁ − m₂, in the units of the measurement: s₁²/n₁ + s₂²/n₂.
    case difference
    /// The same with one deviation for both groups: s²(1/n₁ + 1/n₂).
    case differenceOfLikeSpread
    /// Hedges' g: (m₁ − m₂)/s with the pooled deviation and the exact correction.
    case standardized(StandardizedVariance = .largeSample)
    /// By √((s₁² + s₂²)/2), for groups of unlike spread (Bonett 2008, 2009).
    case standardizedOfUnlikeSpread
    /// By the deviation of the second group (Glass 1976), for groups of like spread.
    case standardizedBySecond(StandardizedVariance = .largeSample)
    /// The same for groups of unlike spread.
    case standardizedBySecondOfUnlikeSpread
    /// ln m₁/m₂; means of one sign.
    case logRatio(MeanRatioVariance = .largeSample)

    /// The effects of these studies; nil of one that defines no finite effect.
    ///
    /// - Throws: `unequalLengths`; `notFinite`; `impossible` where a deviation is below zero or nobody was measured.
    package func effects(of first: [Group], and second: [Group]) throws(Refusal) -> [Effect?] {
        guard first.count == second.count else { throw .unequalLengths }
        for study in first.indices {
            try first[study].check(study)
            try second[study].check(study)
        }
        let pairs = zip(first, second).map { TwoGroups(first: $0, second: $1) }
        let averages = GroupAverages(of: pairs)
        return pairs.map { effect(of: $0, averages) }
            .map { $0.estimate.isFinite && $0.variance.isFinite ? $0 : nil }
    }

    private func effect(of pair: TwoGroups, _ averages: GroupAverages) -> Effect {
        let (one, two) = (pair.first, pair.second)
        switch self {
        case .difference:
            return Effect(
                estimate: one.mean - two.mean,
                variance: one.deviation * one.deviation / one.size + two.deviation * two.deviation / two.size)
        case .differenceOfLikeSpread:
            return Effect(
                estimate: one.mean - two.mean,
                variance: pair.pooledVariance * (1 / one.size + 1 / two.size))
        case .standardized(let kind): return pair.pooled.effect(pair, kind, mean: averages.pooled)
        case .standardizedOfUnlikeSpread: return pair.ofUnlikeSpread
        case .standardizedBySecond(let kind): return pair.bySecond.effect(pair, kind, mean: averages.bySecond)
        case .standardizedBySecondOfUnlikeSpread:
            let estimate = pair.bySecond.estimate
            let ratio = one.deviation / two.deviation
            return Effect(
                estimate: estimate,
                variance: ratio * ratio / one.size + 1 / two.size + estimate * estimate / (2 * two.size))
        case .logRatio(let kind):
            return Effect(estimate: log(one.mean / two.mean), variance: averages.variance(kind, of: pair))
        }
    }
}

/// The correction of standardized differences for small samples.
enum SmallSample {
    /// Γ(m/2)/(√(m/2) Γ((m − 1)/2)), exact (Hedges 1981); not a number for m ≤ 1.
    static func correction(_ degrees: Double) -> Double {
        guard degrees > 1 else { return .nan }
        return exp(
            SpecialFunctions.logGamma(degrees / 2) - 0.5 * log(degrees / 2)
                - SpecialFunctions.logGamma((degrees - 1) / 2))
    }
}
