import Foundation

/// The numbers of a model made ready: estimates less their mean where an intercept takes it up, variances, the basis.
struct Sample {
    let basis: Basis
    /// Estimates less `shift`.
    let values: [Double]
    let variances: [Double]
    /// The mean of the estimates where the design has an intercept, otherwise zero.
    let shift: Double

    init(_ effects: [Effect], _ design: Design) throws(Refusal) {
        try effects.check()
        guard effects.count == design.rows else { throw .unequalLengths }
        guard design.columns.count <= design.rows else { throw .tooFewStudies(needed: design.columns.count) }
        basis = try Basis(design)
        let mean = effects.reduce(0) { $0 + $1.estimate } / Double(effects.count)
        let shift = design.hasIntercept ? mean : 0
        self.shift = shift
        values = effects.map { $0.estimate - shift }
        variances = effects.map(\.variance)
    }

    var count: Int { values.count }

    /// Studies less columns.
    var freedom: Int { count - basis.columns }

    /// The fit with weights 1/(v + τ²).
    func projection(at tauSquared: Double) throws(Refusal) -> Projection {
        try Projection(values, on: basis, weights: variances.map { 1 / ($0 + tauSquared) })
    }

    /// Σ w r² at this τ², which falls as τ² grows, and how steeply.
    func q(at tauSquared: Double) throws(Refusal) -> (value: Double, slope: Double) {
        let fit = try projection(at: tauSquared)
        return (fit.quadratic, -fit.doubled)
    }

    /// The τ² at which Σ w r² is so large; zero where it is less even there. The sum falls and is convex, so that
    /// Newton's steps come from the left and never pass the place.
    func tauSquared(whereQIs target: Double) throws(Refusal) -> Double {
        var tauSquared = 0.0
        for _ in 0..<2000 {
            let (value, slope) = try q(at: tauSquared)
            guard value > target, slope < 0 else { return tauSquared }
            let next = tauSquared + (value - target) / -slope
            guard next.isFinite else { throw .doesNotConverge }
            if next - tauSquared <= 1e-15 * next { return next }
            tauSquared = next
        }
        throw .doesNotConverge
    }

    /// The logarithm of the likelihood, of the restricted one where asked, at a fit with this τ².
    func logLikelihood(at tauSquared: Double, restricted: Bool) throws(Refusal) -> Double {
        let fit = try projection(at: tauSquared)
        return logLikelihood(of: fit, residuals: fit.quadratic, restricted: restricted)
    }

    func logLikelihood(of fit: Projection, residuals: Double, restricted: Bool) -> Double {
        let spread = fit.weights.reduce(0) { $0 - log($1) }
        let whole = -0.5 * (spread + residuals)
        return restricted
            ? whole - 0.5 * (Double(freedom) * log(2 * .pi) + fit.logDeterminant)
            : whole - 0.5 * Double(count) * log(2 * .pi)
    }
}
