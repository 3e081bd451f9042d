import Foundation

extension Sample {
    /// The maximum of the likelihood, of the restricted one, or the fixed point of the empirical Bayes equation.
    ///
    /// Fisher scoring from the estimate of Hedges, steps halved where they would go below zero, as Viechtbauer 2005
    /// (Journal of Educational and Behavioral Statistics 30:261) tells it; shorter steps where that swings. It ends
    /// when a step is below 10^-13 of the scale of the data, far below what is told of metafor's default of 10^-5.
    func byScoring(_ estimator: TauEstimator) throws(Refusal) -> TauSquared {
        let start = try tauSquared(by: .hedges).value
        if start == 0, variances.contains(0) { try checkPositive() }
        let spread = values.reduce(0) { $0 + $1 * $1 } / Double(count)
        let scale = max(start, spread, variances.reduce(0, +) / Double(count))
        for (stride, limit) in [(1.0, 200), (0.5, 1000), (0.1, 10_000)] {
            if let (value, steps) = try scored(estimator, from: start, stride: stride, limit: limit, scale: scale) {
                return try checkedAtZero(value, estimator, steps: steps, scale: scale)
            }
        }
        throw .doesNotConverge
    }

    private func scored(
        _ estimator: TauEstimator, from start: Double, stride: Double, limit: Int, scale: Double
    ) throws(Refusal) -> (Double, Int)? {
        var value = start
        for step in 1...limit {
            var move = try stride * fisherStep(estimator, at: value)
            guard move.isFinite else { throw .doesNotConverge }
            if value <= 1e-12 * scale, move <= 0, !variances.contains(0) { return (0, step) }
            while value + move < 0 { move /= 2 }
            value += move
            if abs(move) <= 1e-13 * max(value, 1e-4 * scale) { return (value, step) }
        }
        return nil
    }

    private func fisherStep(_ estimator: TauEstimator, at value: Double) throws(Refusal) -> Double {
        let sums = try ScoringSums(self, at: value)
        switch estimator {
        case .restrictedMaximumLikelihood: return (sums.doubled - sums.trace) / sums.traceOfSquare
        case .maximumLikelihood: return (sums.doubled - sums.weights) / sums.squares
        default:
            let n = Double(count)
            return (sums.quadratic * n / Double(freedom) - n) / sums.weights
        }
    }

    /// A likelihood may have two tops: where that at zero is the higher one by more than 0.00012, zero is the answer.
    private func checkedAtZero(
        _ found: Double, _ estimator: TauEstimator, steps: Int, scale: Double
    ) throws(Refusal) -> TauSquared {
        guard estimator != .empiricalBayes else {
            let weights = variances.reduce(0) { $0 + 1 / ($1 + found) }
            return TauSquared(
                value: found, standardError: Double(count) * (2 / Double(freedom)).squareRoot() / weights, steps: steps)
        }
        let restricted = estimator == .restrictedMaximumLikelihood
        var value = found
        if value > 1e-10 * scale, !variances.contains(0),
            try logLikelihood(at: 0, restricted: restricted) - logLikelihood(at: value, restricted: restricted)
                > 0.0001220703125
        {
            value = 0
        }
        let fit = try projection(at: value)
        let information = restricted ? fit.traceOfSquare : fit.weights.reduce(0) { $0 + $1 * $1 }
        return TauSquared(value: value, standardError: (2 / information).squareRoot(), steps: steps)
    }
}
