/// How much more studies differ than chance alone would have them, beside what moderators explain.
package struct Heterogeneity: Sendable, Equatable {
    /// Cochran's Q, or Q_E: Σ r²/v around the fixed fit (Cochran 1954).
    package let q: Double
    /// Its degrees of freedom, k − p.
    package let degrees: Int
    /// The chance of such a Q or a larger one were there no heterogeneity: χ².
    package let p: Double
    /// In per cent, 0…100. Of random effects 100 τ²/(s² + τ²), of fixed ones 100 (Q − df)/Q, never below zero (Higgins
    /// and Thompson 2002).
    package let iSquared: Double
    /// Of random effects 1 + τ²/s²; of fixed ones Q/df.
    package let hSquared: Double
    /// s² = (k − p)/tr P, the "typical" variance of a study; zero where k = p.
    package let typicalVariance: Double

    init(_ sample: Sample, _ model: Model, tauSquared: Double) throws(Refusal) {
        degrees = sample.freedom
        guard degrees > 0 else {
            (q, p, iSquared, hSquared, typicalVariance) = (0, 1, 0, 1, 0)
            return
        }
        let fit = try sample.projection(at: 0)
        let df = Double(degrees)
        let q = fit.quadratic
        self.q = q
        p = ChiSquared(degrees: df)?.upperTail(q) ?? 1
        let typical = df / fit.trace
        typicalVariance = typical
        if model.isRandom {
            iSquared = 100 * tauSquared / (typical + tauSquared)
            hSquared = 1 + tauSquared / typical
        } else {
            iSquared = q > 0 ? max(0, 100 * (q - df) / q) : 0
            hSquared = q / df
        }
    }
}

/// Where τ² and what follows from it lie.
package struct HeterogeneityIntervals: Sendable, Equatable {
    /// In the square of the units of the effects.
    package let tauSquared: Interval
    /// In the units of the effects.
    package let tau: Interval
    /// In per cent.
    package let iSquared: Interval
    package let hSquared: Interval
}

extension Fit {
    /// The interval of τ² by the profile of Q (Viechtbauer 2007, Statistics in Medicine 26:37): all values at which Q
    /// is no surprise, with those of I² and H² that follow. It ends at zero on both sides where studies are even more
    /// alike than chance would have them.
    ///
    /// - Throws: `undefined` of fixed effects; `tooFewStudies`; `zeroVariance`.
    package func heterogeneityIntervals() throws(Refusal) -> HeterogeneityIntervals {
        guard model.isRandom else { throw .undefined }
        let sample = try Sample(effects, design)
        guard sample.freedom > 0, effects.count > 1 else { throw .tooFewStudies(needed: design.columns.count + 1) }
        try sample.checkPositive()
        guard let typical = heterogeneity?.typicalVariance,
            let distribution = ChiSquared(degrees: Double(sample.freedom)),
            let high = distribution.quantile(upperTail: model.alpha / 2),
            let low = distribution.quantile(upperTail: 1 - model.alpha / 2)
        else { throw .undefined }
        let lower = try sample.tauSquared(whereQIs: high)
        let upper = try sample.tauSquared(whereQIs: low)
        return HeterogeneityIntervals(
            tauSquared: Interval(lower: lower, upper: upper),
            tau: Interval(lower: lower.squareRoot(), upper: upper.squareRoot()),
            iSquared: Interval(
                lower: 100 * lower / (typical + lower), upper: 100 * upper / (typical + upper)),
            hSquared: Interval(lower: 1 + lower / typical, upper: 1 + upper / typical))
    }
}
