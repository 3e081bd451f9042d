import Foundation

/// What becomes of the fit without one study.
package struct Influence: Sendable, Equatable {
    /// The estimate less what the fit without it says, over its error: the externally studentized residual.
    package let studentized: Double?
    /// How far its own fitted value moves, in errors (DFFITS).
    package let fitted: Double?
    /// How far all coefficients move together (Cook 1977): (β − β₋)′V⁻¹(β − β₋).
    package let cook: Double?
    /// The ratio of the determinants of the covariances without it and with it: above 1 it made them smaller.
    package let covarianceRatio: Double?
    /// How far each coefficient moves, in errors (DFBETAS).
    package let coefficients: [Double]
    /// τ² without it.
    package let tauSquared: Double
    /// Q without it.
    package let q: Double?
    /// Whether by the usual rules somebody should look at it: |DFFITS| > 3√(p/(k − p)), more than half of χ² below
    /// Cook's distance, a hat value above 3p/k, or a coefficient that moves by more than one error.
    package let isStriking: Bool
}

extension Fit {
    /// The influence of each study; nil of one without which there is no fit (Viechtbauer and Cheung 2010).
    package func influences() throws(Refusal) -> [Influence?] {
        let standings = try standings()
        let sample = try Sample(effects, design)
        let (inverse, reference) = (covariance.inverted, referenceWithout)
        return (0..<count).map { study in
            guard let without = self.without(study, comparedWith: reference) else { return nil }
            let moved = zip(estimates, without.estimates).map { $0 - $1 }
            let determinant = without.covariance.inverted?.logDeterminant
            let cook = inverse.map { $0.inverse.form(moved, moved) }
            let numbers = Moved(self, without, study, hat: standings[study].hat, sample)
            let moves = numbers.coefficients(moved)
            return Influence(
                studentized: numbers.studentized, fitted: numbers.fitted, cook: cook,
                covarianceRatio: determinant.flatMap { after in inverse.map { exp(after - $0.logDeterminant) } },
                coefficients: moves, tauSquared: without.tauSquared?.value ?? 0, q: without.heterogeneity?.q,
                isStriking: isStriking(numbers.fitted, cook, standings[study].hat, moves))
        }
    }

    private func isStriking(_ fitted: Double?, _ cook: Double?, _ hat: Double, _ moves: [Double]) -> Bool {
        let (p, k) = (Double(coefficients.count), Double(count))
        let half = cook.flatMap { ChiSquared(degrees: p)?.lowerTail($0) } ?? 0
        return abs(fitted ?? 0) > 3 * (p / (k - p)).squareRoot() || half > 0.5 || hat > 3 * p / k
            || moves.contains { abs($0) > 1 }
    }

    /// The same fit without a study; nil where there is none.
    func without(_ study: Int, comparedWith reference: Reference? = nil) -> Fit? {
        var rest = effects
        rest.remove(at: study)
        do {
            return try Fit(rest, by: design.removing(study), model, comparedWith: reference)
        } catch { return nil }
    }

    /// The distribution that fits without one study are compared with.
    var referenceWithout: Reference {
        Reference(degrees: model.test.isOfStudent ? Double(count - coefficients.count - 1) : nil, alpha: model.alpha)
    }
}

/// The numbers of one study before and after it is left out.
private struct Moved {
    let studentized: Double?
    let fitted: Double?
    private let errors: [Double]

    init(_ fit: Fit, _ without: Fit, _ study: Int, hat: Double, _ sample: Sample) {
        let row = fit.design.row(study)
        let (effect, tau) = (fit.effects[study], without.tauSquared?.value ?? 0)
        let predicted = zip(row, without.estimates).reduce(0) { $0 + $1.0 * $1.1 }
        let whole = zip(row, fit.estimates).reduce(0) { $0 + $1.0 * $1.1 }
        let spread = (effect.variance + tau) * without.scale
        let error = (spread + without.covariance.form(row, row)).squareRoot()
        let residual = effect.estimate - predicted
        studentized = error > 0 ? (abs(residual) < 100 * Double.ulpOfOne ? 0 : residual) / error : nil
        let own = (hat * spread).squareRoot()
        fitted = own > 0 ? (whole - predicted) / own : nil
        errors = Self.errors(sample, tau, scale: without.scale)
    }

    /// Of the coefficients of all studies, at the τ² without the one.
    private static func errors(_ sample: Sample, _ tau: Double, scale: Double) -> [Double] {
        do {
            let inverse = try sample.projection(at: tau).inverse
            let turn = sample.basis.inverseOfR
            return (turn * inverse * turn.transposed).diagonal.map { ($0 * scale).squareRoot() }
        } catch { return [] }
    }

    func coefficients(_ moved: [Double]) -> [Double] { zip(moved, errors).map { $1 > 0 ? $0 / $1 : 0 } }
}
