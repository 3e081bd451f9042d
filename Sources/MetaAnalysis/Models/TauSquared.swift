import Foundation

/// The variance between the true effects, with the standard error of its estimate.
package struct TauSquared: Sendable, Equatable {
    /// In the square of the units of the effects.
    package let value: Double
    /// Asymptotic, in the same units; nil for a single study.
    package let standardError: Double?
    /// How many steps the search took; none for estimators in closed form.
    package let steps: Int
}

extension Sample {
    /// τ² by this estimator.
    ///
    /// - Throws: `tooFewStudies`; `zeroVariance` where the estimator divides by one; `doesNotConverge`.
    func tauSquared(by estimator: TauEstimator) throws(Refusal) -> TauSquared {
        guard count > 1 else { return TauSquared(value: 0, standardError: nil, steps: 0) }
        guard freedom > 0 else { throw .tooFewStudies(needed: basis.columns + 1) }
        switch estimator {
        case .dersimonianLaird, .hunterSchmidt: return try byMoments(estimator)
        case .hedges: return try byHedges()
        case .sidikJonkman: return try bySidikJonkman()
        case .pauleMandel:
            try checkPositive()
            return try asymptotic(tauSquared(whereQIs: Double(freedom)), steps: 0)
        case .maximumLikelihood, .restrictedMaximumLikelihood, .empiricalBayes: return try byScoring(estimator)
        }
    }

    func checkPositive() throws(Refusal) {
        if let study = variances.firstIndex(of: 0) { throw .zeroVariance(study: study) }
    }

    private func byMoments(_ estimator: TauEstimator) throws(Refusal) -> TauSquared {
        try checkPositive()
        let fit = try projection(at: 0)
        let (n, df) = (Double(count), Double(freedom))
        let divisor = estimator == .hunterSchmidt ? fit.weights.reduce(0, +) : fit.trace
        let value = max(0, (fit.quadratic - (estimator == .hunterSchmidt ? n : df)) / divisor)
        let variance = 2 * df + 4 * value * fit.trace + 2 * value * value * fit.traceOfSquare
        return TauSquared(value: value, standardError: variance.squareRoot() / divisor, steps: 0)
    }

    private func byHedges() throws(Refusal) -> TauSquared {
        let (fit, df) = (try unweighted(), Double(freedom))
        let value = max(0, (fit.quadratic - fit.trace(of: variances)) / df)
        let variance =
            2 * fit.trace(of: variances, and: variances) + 4 * value * fit.trace(of: variances)
            + 2 * value * value * df
        return TauSquared(value: value, standardError: variance.squareRoot() / df, steps: 0)
    }

    private func unweighted() throws(Refusal) -> Projection {
        try Projection(values, on: basis, weights: Array(repeating: 1, count: count))
    }

    private func bySidikJonkman() throws(Refusal) -> TauSquared {
        let mean = values.reduce(0, +) / Double(count)
        let first = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        if first == 0 { try checkPositive() }
        let (fit, df) = (try projection(at: first), Double(freedom))
        let value = first * fit.quadratic / df
        let ones = Array(repeating: 1.0, count: count)
        let variance =
            2 * fit.trace(of: variances, and: variances) + 4 * value * fit.trace(of: variances, and: ones)
            + 2 * value * value * fit.traceOfSquare
        return TauSquared(value: value, standardError: first * variance.squareRoot() / df, steps: 0)
    }

    /// The error that the empirical Bayes estimator and that of Paule and Mandel share (Viechtbauer and others 2015).
    private func asymptotic(_ value: Double, steps: Int) -> TauSquared {
        let weights = variances.reduce(0) { $0 + 1 / ($1 + value) }
        let error = Double(count) * (2 / Double(freedom)).squareRoot() / weights
        return TauSquared(value: value, standardError: weights.isFinite ? error : nil, steps: steps)
    }
}
