import Foundation

/// How one study stands to the fit of all.
package struct Standing: Sendable, Equatable {
    /// h = w x′(X′WX)⁻¹x: how much the study draws its own fitted value; they add up to the number of coefficients.
    package let hat: Double
    /// The weight in per cent.
    package let weight: Double
    /// The estimate less what the model says, in the units of the effects.
    package let residual: Double
    /// √(v + τ² − x′(X′WX)⁻¹x).
    package let standardError: Double
    /// The residual over its error, "internally studentized"; nil where the error is zero.
    package let standardized: Double?
}

extension Fit {
    /// How each study stands to the fit (Viechtbauer and Cheung 2010, Research Synthesis Methods 1:112).
    package func standings() throws(Refusal) -> [Standing] {
        let sample = try Sample(effects, design)
        let projection = try sample.projection(at: tauSquared?.value ?? 0)
        let weights = self.weights
        return (0..<count).map { study in
            let row = sample.basis.row(study)
            let leverage = projection.inverse.form(row, row)
            let spread = 1 / projection.weights[study]
            let error = max(0, spread - leverage).squareRoot()
            let residual = abs(projection.residuals[study]) < 100 * Double.ulpOfOne ? 0 : projection.residuals[study]
            return Standing(
                hat: leverage * projection.weights[study], weight: weights[study], residual: residual,
                standardError: error, standardized: error > 1e-8 * spread.squareRoot() ? residual / error : nil)
        }
    }
}
