/// What one study found: an estimate, and the variance of its sampling error.
package struct Effect: Sendable, Equatable {
    /// In the units of its measure: a logarithm of a ratio, a difference, a correlation made normal.
    package let estimate: Double
    /// In the square of these units; the standard error is its root.
    package let variance: Double

    package init(estimate: Double, variance: Double) {
        self.estimate = estimate
        self.variance = variance
    }

    /// The standard error.
    package var standardError: Double { variance.squareRoot() }
}

extension [Effect] {
    /// Refuses what no model can weigh: nothing, numbers that are none, and those whose square cannot be told.
    func check() throws(Refusal) {
        guard !isEmpty else { throw .noStudies }
        let largest = map(\.variance).filter { $0.isFinite }.max() ?? 0
        for (study, effect) in enumerated() {
            guard effect.estimate.isFinite, effect.variance.isFinite else { throw .notFinite(study: study) }
            guard effect.variance >= 0 else { throw .negativeVariance(study: study) }
            guard abs(effect.estimate) <= 1e100, effect.variance <= 1e200,
                effect.variance == 0 || effect.variance >= Swift.max(1e-200, 1e-10 * largest)
            else { throw .beyondReach(study: study) }
        }
    }

    /// Refuses variances of zero, by which somebody is about to divide.
    func checkPositive() throws(Refusal) {
        if let study = firstIndex(where: { $0.variance == 0 }) { throw .zeroVariance(study: study) }
    }
}
