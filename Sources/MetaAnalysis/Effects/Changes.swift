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

/// A measure of how much the same people changed.
package enum ChangeContrast: Sendable, Equatable, CaseIterable {
    /// m₁ − m₂: s_d²/n.
    case difference
    /// By the deviation of the change (Gibbons, Hedeker and Davis 1993).
    case standardizedByChange
    /// By the deviation of the first measurement (Becker 1988): 2(1 − r)/n + g²/2n.
    case standardizedByFirst
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
        case .standardizedByChange:
            let estimate = c * difference / change.variance.squareRoot()
            return Effect(estimate: estimate, variance: 1 / n + estimate * estimate / (2 * n))
        case .standardizedByFirst:
            let estimate = c * difference / change.deviation1
            return Effect(estimate: estimate, variance: 2 * (1 - r) / n + estimate * estimate / (2 * n))
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

/// A correlation between −1 and 1, and on how many it was seen.
package struct Correlation: Sendable, Equatable {
    package let value: Double
    package let size: Double

    package init(_ value: Double, size: Double) {
        (self.value, self.size) = (value, size)
    }

    /// Fisher's z = ½ ln (1 + r)/(1 − r), with the variance 1/(n − 3) (Fisher 1921); nil of a study of three or fewer,
    /// or whose correlation is −1 or 1.
    ///
    /// - Throws: `notFinite`; `impossible` of a correlation outside −1…1, or of nobody.
    package static func fisher(_ correlations: [Correlation]) throws(Refusal) -> [Effect?] {
        for (study, one) in correlations.enumerated() {
            guard one.value.isFinite, one.size.isFinite else { throw .notFinite(study: study) }
            guard abs(one.value) <= 1, one.size > 0 else { throw .impossible(study: study) }
        }
        return correlations.map { one in
            guard one.size > 3, abs(one.value) < 1 else { return nil }
            return Effect(estimate: atanh(one.value), variance: 1 / (one.size - 3))
        }
    }

    /// The correlation at a place on Fisher's scale.
    package static func correlation(at z: Double) -> Double { tanh(z) }
}
