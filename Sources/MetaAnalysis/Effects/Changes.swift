import Foundation

/// The same people before and after, or pairs of people.
package struct Change: Sendable, Equatable {
    /// After, or the first of each pair.
    package let mean1, deviation1: Double
    /// Before, or the second of each pair.
    package let mean2, deviation2: Double
    /// Of the two measurements.
    package let correlation: Double
    /// The number of pairs.
    package let size: Double

    package init(
        mean1: Double, deviation1: Double, mean2: Double, deviation2: Double, correlation: Double, size: Double
    ) {
        (self.mean1, self.deviation1, self.mean2, self.deviation2) = (mean1, deviation1, mean2, deviation2)
        (self.correlation, self.size) = (correlation, size)
    }

    /// The variance of the difference.
    var variance: Double {
        deviation1 * deviation1 + deviation2 * deviation2 - 2 * correlation * deviation1 * deviation2
    }

    func check(_ study: Int) throws(Refusal) {
        guard [mean1, deviation1, mean2, deviation2, correlation, size].allSatisfy({ $0.isFinite }) else {
            throw .notFinite(study: study)
        }
        guard deviation1 >= 0, deviation2 >= 0, abs(correlation) <= 1, size > 0 else { throw .impossible(study: study) }
    }
}

/// How the variance of a standardized change is estimated.
package enum ChangeVariance: Sendable, Equatable {
    /// With the corrected estimate.
    case largeSample
    /// With the estimate before its correction, times the square of the correction (Borenstein 2009).
    case corrected
}

/// A measure of how much the same people changed.
package enum ChangeContrast: Sendable, Equatable {
    /// m₁ − m₂: s_d²/n.
    case difference
    /// By the deviation of the change (Gibbons, Hedeker and Davis 1993): 1/n + g²/2n.
    case standardizedByChange(ChangeVariance = .largeSample)
    /// By the deviation of the first measurement (Becker 1988): 2(1 − r)/n + g²/2n.
    case standardizedByFirst(ChangeVariance = .largeSample)
    /// The same where the two spreads are unlike (Bonett 2008).
    case standardizedByFirstOfUnlikeSpread
    /// ln m₁/m₂ of dependent means (Lajeunesse 2011).
    case logRatio

    /// The effects of these studies; nil of one that defines no finite effect.
    ///
    /// - Throws: `notFinite`; `impossible` where a deviation is below zero, a correlation outside −1…1, or nobody
    ///   was measured.
    package func effects(of changes: [Change]) throws(Refusal) -> [Effect?] {
        for (study, change) in changes.enumerated() { try change.check(study) }
        return changes.map { effect(of: $0) }.map { $0.estimate.isFinite && $0.variance.isFinite ? $0 : nil }
    }

    private func effect(of change: Change) -> Effect {
        let (difference, n, r) = (change.mean1 - change.mean2, change.size, change.correlation)
        let c = SmallSample.correction(n - 1)
        switch self {
        case .difference: return Effect(estimate: difference, variance: change.variance / n)
        case .standardizedByChange(let kind):
            return kind.effect(difference / change.variance.squareRoot(), c, of: n, without: 1)
        case .standardizedByFirst(let kind):
            return kind.effect(difference / change.deviation1, c, of: n, without: 2 * (1 - r))
        case .standardizedByFirstOfUnlikeSpread:
            let estimate = c * difference / change.deviation1
            let spread = change.variance / (change.deviation1 * change.deviation1 * (n - 1))
            return Effect(estimate: estimate, variance: c * c * (spread + estimate * estimate / (2 * (n - 1))))
        case .logRatio:
            let (one, two) = (change.deviation1 / change.mean1, change.deviation2 / change.mean2)
            return Effect(
                estimate: log(change.mean1 / change.mean2), variance: (one * one + two * two - 2 * r * one * two) / n)
        }
    }
}

extension ChangeVariance {
    /// - Parameters:
    ///   - raw: the change before its correction by `c`.
    ///   - share: n times the variance where nothing changed.
    fileprivate func effect(_ raw: Double, _ c: Double, of n: Double, without share: Double) -> Effect {
        let (g, base) = (c * raw, share / n)
        switch self {
        case .largeSample: return Effect(estimate: g, variance: base + g * g / (2 * n))
        case .corrected: return Effect(estimate: g, variance: c * c * (base + raw * raw / (2 * n)))
        }
    }
}
