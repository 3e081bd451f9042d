/// Two groups side by side.
struct TwoGroups {
    let first: Group
    let second: Group

    var size: Double { first.size + second.size }
    var degrees: Double { size - 2 }

    var pooledVariance: Double {
        ((first.size - 1) * first.deviation * first.deviation + (second.size - 1) * second.deviation * second.deviation)
            / degrees
    }

    /// Hedges' g.
    var pooled: Standardized {
        Standardized(
            raw: (first.mean - second.mean) / pooledVariance.squareRoot(), degrees: degrees, people: size)
    }

    /// Glass's Δ.
    var bySecond: Standardized {
        Standardized(
            raw: (first.mean - second.mean) / second.deviation, degrees: second.size - 1, people: second.size)
    }

    var ofUnlikeSpread: Effect {
        let (one, two) = (first.deviation * first.deviation, second.deviation * second.deviation)
        let (free1, free2) = (first.size - 1, second.size - 1)
        let c = SmallSample.correction(degrees)
        let estimate = c * (first.mean - second.mean) / ((one + two) / 2).squareRoot()
        let fourth = estimate * estimate * (one * one / free1 + two * two / free2) / (2 * (one + two) * (one + two))
        return Effect(estimate: estimate, variance: c * c * (fourth + (one / free1 + two / free2) / ((one + two) / 2)))
    }
}

/// A difference of means over a deviation.
struct Standardized {
    /// Without the correction for small samples.
    let raw: Double
    /// Of the deviation.
    let degrees: Double
    /// On whom the deviation rests.
    let people: Double

    var correction: Double { SmallSample.correction(degrees) }
    var estimate: Double { correction * raw }

    func effect(_ pair: TwoGroups, _ kind: StandardizedVariance, mean: Double) -> Effect {
        let sizes = 1 / pair.first.size + 1 / pair.second.size
        let (g, c) = (estimate, correction)
        let variance =
            switch kind {
            case .largeSample: sizes + g * g / (2 * people)
            case .corrected: c * c * (sizes + raw * raw / (2 * people))
            case .unbiased: sizes + (1 - (degrees - 2) / (degrees * c * c)) * g * g
            case .averaged: sizes + mean * mean / (2 * people)
            }
        return Effect(estimate: g, variance: variance)
    }
}

/// What all studies have together, weighted by their sizes; what a study does not define is left out.
struct GroupAverages {
    /// Of the differences by the pooled deviation, and by that of the second group.
    let pooled, bySecond: Double
    /// Of the coefficients of variation of first groups, of second groups, and of both.
    private let first, second, both: Double

    init(of pairs: [TwoGroups]) {
        pooled = Self.mean(pairs.map { ($0.pooled.estimate, $0.size) })
        bySecond = Self.mean(pairs.map { ($0.bySecond.estimate, $0.size) })
        first = Self.mean(pairs.map { ($0.first.variation, $0.first.size) })
        second = Self.mean(pairs.map { ($0.second.variation, $0.second.size) })
        let whole = pairs.filter { $0.first.variation.isFinite && $0.second.variation.isFinite }
        both = Self.mean(
            whole.flatMap { [($0.first.variation, $0.first.size), ($0.second.variation, $0.second.size)] })
    }

    private static func mean(_ values: [(value: Double, weight: Double)]) -> Double {
        let told = values.filter { $0.value.isFinite }
        return told.reduce(0) { $0 + $1.value * $1.weight } / told.reduce(0) { $0 + $1.weight }
    }

    /// Of ln m₁/m₂.
    func variance(_ kind: MeanRatioVariance, of pair: TwoGroups) -> Double {
        let (one, two) = (pair.first, pair.second)
        switch kind {
        case .largeSample: return one.logVariance + two.logVariance
        case .likeSpread:
            let spread = pair.pooledVariance
            return spread / (one.size * one.mean * one.mean) + spread / (two.size * two.mean * two.mean)
        case .averaged: return first * first / one.size + second * second / two.size
        case .averagedLikeSpread: return both * both * (1 / one.size + 1 / two.size)
        }
    }
}
