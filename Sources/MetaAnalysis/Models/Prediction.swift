/// What a new place may expect.
package struct Prediction: Sendable, Equatable {
    /// The mean effect of such places.
    package let estimate: Double
    package let standardError: Double
    /// Where the mean lies; nil without a degree of freedom.
    package let confidence: Interval?
    /// Where the true effect of one more such place lies; nil below three studies, and of fixed effects.
    package let prediction: Interval?
}

/// Which quantile a prediction interval takes.
package enum PredictionQuantile: Sendable, Equatable {
    /// That of the test of the model: normal, or Student's with k − p degrees of freedom.
    case ofTheTest
    /// Student's with k − p − 1 degrees of freedom, one for τ² that is estimated too (Higgins, Thompson and
    /// Spiegelhalter 2009; Riley, Higgins and Deeks 2011).
    case riley
}

extension Fit {
    /// The mean x′β with its interval, and the interval x′β ± c √(se² + τ²) for one more study.
    ///
    /// - Parameter row: the values of the columns of the design, 1 for the intercept; nil for the intercept alone.
    /// - Throws: `unequalLengths` of a row that does not fit the design; `notFinite`.
    package func predict(
        _ row: [Double]? = nil, quantile: PredictionQuantile = .riley
    ) throws(Refusal) -> Prediction {
        let row = row ?? [1]
        guard row.count == coefficients.count else { throw .unequalLengths }
        let estimate = zip(row, estimates).reduce(0) { $0 + $1.0 * $1.1 }
        let variance = covariance.form(row, row)
        guard estimate.isFinite, variance.isFinite, variance >= 0 else { throw .notFinite(study: 0) }
        let confidence =
            variance > 0 ? reference.critical.map { Interval.around(estimate, $0 * variance.squareRoot()) } : nil
        return Prediction(
            estimate: estimate, standardError: variance.squareRoot(), confidence: confidence,
            prediction: critical(of: quantile).map {
                .around(estimate, $0 * (variance + (tauSquared?.value ?? 0)).squareRoot())
            })
    }

    private func critical(of quantile: PredictionQuantile) -> Double? {
        guard model.isRandom, count >= 3 else { return nil }
        switch quantile {
        case .ofTheTest: return reference.critical
        case .riley:
            return Reference(degrees: Double(count - coefficients.count - 1), alpha: model.alpha).critical
        }
    }
}
