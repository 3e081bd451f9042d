import Foundation

/// What moderators explain.
extension Fit {
    /// The test that the coefficients of one moderator, or any others, are zero together: b′V⁻¹b against χ², or F with
    /// the tests of Student. Nil where their covariance is singular.
    package func test(of columns: Range<Int>) -> Omnibus? {
        guard !columns.isEmpty, columns.lowerBound >= 0, columns.upperBound <= coefficients.count else { return nil }
        let tested = Array(columns)
        return Self.wald(estimates, covariance, tested).map {
            Omnibus(wald: $0, count: tested.count, reference: reference)
        }
    }

    /// The tests of the moderators, one after the other.
    package var testsOfTerms: [(term: Design.Term, test: Omnibus?)] {
        design.terms.map { ($0, test(of: $0.columns)) }
    }

    /// R², the share of the heterogeneity that the moderators explain, in per cent: 100 (τ₀² − τ²)/τ₀², never below
    /// zero, with τ₀² of the same estimator without moderators (Raudenbush 2009); of fixed effects the adjusted R² of
    /// the weighted regression. Nil without moderators or without an intercept.
    package func rSquared() throws(Refusal) -> Double? {
        guard design.hasIntercept, coefficients.count > 1 else { return nil }
        guard model.isRandom else { return try adjustedRSquared() }
        let without = try Fit(effects, Model(model.effects, alpha: model.alpha)).tauSquared?.value ?? 0
        guard without > 0 else { return 0 }
        return max(0, 100 * (without - (tauSquared?.value ?? 0)) / without)
    }

    private func adjustedRSquared() throws(Refusal) -> Double? {
        let (all, plain) = (try Sample(effects, design), try Sample(effects, .mean(of: count)))
        let (rest, whole) = (try all.projection(at: 0).quadratic, try plain.projection(at: 0).quadratic)
        guard all.freedom > 0, whole > 0 else { return nil }
        let ratio = rest / whole * Double(plain.freedom) / Double(all.freedom)
        return max(0, 100 * (1 - ratio))
    }
}
