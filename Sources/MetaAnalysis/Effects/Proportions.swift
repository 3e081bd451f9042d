import Foundation

/// How many among how many.
package struct Share: Sendable, Equatable {
    package let part: Double
    package let whole: Double

    package init(_ part: Double, of whole: Double) {
        (self.part, self.whole) = (part, whole)
    }
}

/// How the variance of a logarithm of a share, or of its odds, is estimated.
package enum ShareLogVariance: Sendable, Equatable {
    /// From the share of each study.
    case largeSample
    /// With the share of all studies together in place of each.
    case averaged

    /// The part of a whole of which the variance is taken.
    func part(_ share: Share, _ pooled: Double) -> Double { self == .averaged ? pooled * share.whole : share.part }
}

/// On which scale shares are pooled. They are pooled from counts: a share without its whole has no weight.
package enum ShareScale: Sendable, Equatable {
    /// As they are.
    case raw(ShareVariance = .largeSample)
    /// ln p: 1/x − 1/n.
    case logarithm(ShareLogVariance = .largeSample)
    /// ln p/(1 − p): 1/x + 1/(n − x).
    case logit(ShareLogVariance = .largeSample)
    /// asin √p: 1/4n.
    case arcsine
    /// (asin √(x/(n + 1)) + asin √((x + 1)/(n + 1)))/2: 1/(4n + 2) (Freeman and Tukey 1950).
    case doubleArcsine

    private var isOfAngles: Bool { self == .arcsine || self == .doubleArcsine }

    /// The shares of these studies on the scale; nil of one that has no finite place on it.
    ///
    /// - Parameter zeroCells: nil for one half where nobody or everybody is counted; of angles, nothing.
    /// - Throws: `notFinite`; `impossible` where a part is below zero or above its whole, or nobody was asked.
    package func effects(of shares: [Share], zeroCells: ZeroCells? = nil) throws(Refusal) -> [Effect?] {
        for (study, share) in shares.enumerated() {
            guard share.part.isFinite, share.whole.isFinite else { throw .notFinite(study: study) }
            guard share.whole > 0, share.part >= 0, share.part <= share.whole else { throw .impossible(study: study) }
        }
        let rule = zeroCells ?? (isOfAngles ? .untouched : .usual)
        let additions = rule.additions(shares.map { $0.part == 0 || $0.part == $0.whole })
        let adjusted = zip(shares, additions).map { Share($0.part + $1, of: $0.whole + 2 * $1) }
        let pooled = adjusted.reduce(0) { $0 + $1.part } / adjusted.reduce(0) { $0 + $1.whole }
        return adjusted.map { effect(of: $0, pooled: pooled) }
            .map { $0.estimate.isFinite && $0.variance.isFinite ? $0 : nil }
    }

    private func effect(of share: Share, pooled: Double) -> Effect {
        let (part, whole) = (share.part, share.whole)
        switch self {
        case .raw(let kind):
            return Effect(
                estimate: part / whole, variance: kind.variance(part / whole, of: whole, pooled: pooled))
        case .logarithm(let kind):
            return Effect(estimate: log(part / whole), variance: 1 / kind.part(share, pooled) - 1 / whole)
        case .logit(let kind):
            let taken = kind.part(share, pooled)
            return Effect(estimate: log(part) - log(whole - part), variance: 1 / taken + 1 / (whole - taken))
        case .arcsine: return Effect(estimate: asin((part / whole).squareRoot()), variance: 1 / (4 * whole))
        case .doubleArcsine:
            return Effect(estimate: Self.doubleArcsine(part, of: whole), variance: 1 / (4 * whole + 2))
        }
    }

    private static func doubleArcsine(_ part: Double, of whole: Double) -> Double {
        (asin((part / (whole + 1)).squareRoot()) + asin(((part + 1) / (whole + 1)).squareRoot())) / 2
    }

    /// The share, 0…1, at a place on the scale.
    ///
    /// - Parameter wholes: the numbers of people of the studies that were pooled. The way back from the double arcsine
    ///   needs their harmonic mean (Miller 1978); no other scale does. Nil where it needs them and there are none.
    package func share(at value: Double, wholes: [Double] = []) -> Double? {
        guard value.isFinite else { return nil }
        switch self {
        case .raw: return min(1, max(0, value))
        case .logarithm: return min(1, exp(value))
        case .logit: return value > 0 ? 1 / (1 + exp(-value)) : exp(value) / (1 + exp(value))
        case .arcsine:
            let angle = min(.pi / 2, max(0, value))
            return sin(angle) * sin(angle)
        case .doubleArcsine:
            guard !wholes.isEmpty, wholes.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
            return Self.miller(value, Double(wholes.count) / wholes.reduce(0) { $0 + 1 / $1 })
        }
    }

    private static func miller(_ value: Double, _ mean: Double) -> Double {
        if value <= doubleArcsine(0, of: mean) { return 0 }
        if value >= doubleArcsine(mean, of: mean) { return 1 }
        let (sine, cosine) = (sin(2 * value), cos(2 * value))
        let inner = sine + (sine - 1 / sine) / mean
        let root = max(0, 1 - inner * inner).squareRoot()
        return min(1, max(0, (1 - (cosine < 0 ? -1 : 1) * root) / 2))
    }
}
