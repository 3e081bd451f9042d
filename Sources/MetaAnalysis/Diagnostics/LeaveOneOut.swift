import Foundation

/// A study on the plot of Baujat and others 2002 (Statistics in Medicine 21:2641).
package struct BaujatPoint: Sendable, Equatable {
    /// r²/(v + τ²): what it adds to the heterogeneity.
    package let heterogeneity: Double
    /// The square of how far its fitted value moves without it, over the variance of that value.
    package let influence: Double
}

extension Fit {
    /// The fits without each of the studies in turn; nil where there is none.
    package func leavingOneOut() -> [Fit?] {
        let reference = referenceWithout
        return (0..<count).map { without($0, comparedWith: reference) }
    }

    /// Which studies make the heterogeneity, and which move the result; nil of one without which there is no fit.
    package func baujat() throws(Refusal) -> [BaujatPoint?] {
        let (standings, reference) = (try standings(), referenceWithout)
        return (0..<count).map { study in
            guard let without = without(study, comparedWith: reference) else { return nil }
            let row = design.row(study)
            let moved = zip(row, zip(estimates, without.estimates)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
            let variance = without.covariance.form(row, row)
            let residual = standings[study].residual
            let spread = effects[study].variance + (tauSquared?.value ?? 0)
            guard variance > 0, spread > 0 else { return nil }
            return BaujatPoint(heterogeneity: residual * residual / spread, influence: moved * moved / variance)
        }
    }
}
