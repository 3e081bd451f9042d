import Foundation

/// Studies pooled by a model: the coefficients with their errors, and what is left between the studies.
///
/// β = (X′WX)⁻¹X′Wy with W = 1/(v + τ²), its covariance (X′WX)⁻¹, times Σ w r²/(k − p) where the test asks for it
/// (Viechtbauer 2010, Journal of Statistical Software 36(3); Raudenbush 2009, Handbook of Research Synthesis, 16).
package struct Fit: Sendable {
    package let effects: [Effect]
    package let design: Design
    package let model: Model
    /// One for each column of the design.
    package let coefficients: [Coefficient]
    /// Of the coefficients.
    package let covariance: Square
    /// Nil of fixed effects.
    package let tauSquared: TauSquared?
    /// Nil where some variance is zero.
    package let heterogeneity: Heterogeneity?
    /// The test of all coefficients but the intercept, or of the only one; nil where the covariance is singular.
    package let omnibus: Omnibus?
    /// What the covariance was multiplied by; 1 without the scale of Knapp and Hartung.
    package let scale: Double

    /// - Parameters:
    ///   - effects: one for each study.
    ///   - design: nil for a plain mean.
    /// - Throws: what the studies, the design or the estimator lack, as `Refusal` tells.
    package init(_ effects: [Effect], by design: Design? = nil, _ model: Model) throws(Refusal) {
        try self.init(effects, by: design, model, comparedWith: nil)
    }

    /// - Parameter reference: the distribution of the tests, where it is known from a fit of as many studies.
    init(
        _ effects: [Effect], by design: Design?, _ model: Model, comparedWith reference: Reference?
    ) throws(Refusal) {
        let design = design ?? .mean(of: effects.count)
        let sample = try Sample(effects, design)
        let isAlone = effects.count == 1 && design.columns.count == 1
        guard !model.isRandom || isAlone || sample.freedom > 0 else {
            throw .tooFewStudies(needed: design.columns.count + 1)
        }
        var tauSquared: TauSquared?
        if case .randomEffects(let estimator) = model.effects { tauSquared = try sample.tauSquared(by: estimator) }
        if tauSquared?.value ?? 0 == 0 { try effects.checkPositive() }
        try self.init(effects, design, model, sample, tauSquared, reference)
    }

    private init(
        _ effects: [Effect], _ design: Design, _ model: Model, _ sample: Sample, _ tauSquared: TauSquared?,
        _ known: Reference?
    ) throws(Refusal) {
        let tau = tauSquared?.value ?? 0
        let projection = try sample.projection(at: tau)
        let scale = Self.scale(model, projection, freedom: sample.freedom)
        let turn = sample.basis.inverseOfR
        let covariance = (turn * projection.inverse * turn.transposed).scaled(by: scale)
        var estimates = turn * projection.coefficients
        if design.hasIntercept { estimates[0] += sample.shift }
        let reference =
            known ?? Reference(degrees: model.test.isOfStudent ? Double(sample.freedom) : nil, alpha: model.alpha)
        coefficients = estimates.indices.map { index in
            Coefficient(
                name: design.names[index], estimate: estimates[index],
                standardError: covariance[index, index].squareRoot(), reference: reference)
        }
        heterogeneity = effects.contains { $0.variance == 0 } ? nil : try Heterogeneity(sample, model, tauSquared: tau)
        omnibus = Self.wald(estimates, covariance, design.tested).map {
            Omnibus(wald: $0, count: design.tested.count, reference: reference)
        }
        (self.effects, self.design, self.model, self.covariance) = (effects, design, model, covariance)
        (self.tauSquared, self.scale) = (tauSquared, scale)
        guard isFinite else { throw .undefined }
    }

    private static func scale(_ model: Model, _ projection: Projection, freedom: Int) -> Double {
        guard model.test.scales else { return 1 }
        let residuals = projection.quadratic
        let scale = freedom > 0 && residuals > Double.ulpOfOne ? residuals / Double(freedom) : 0
        return model.test == .guardedKnappHartung ? max(1, scale) : scale
    }

    static func wald(_ estimates: [Double], _ covariance: Square, _ tested: [Int]) -> Double? {
        let part = tested.map { estimates[$0] }
        return covariance.part(tested).inverted.map { max(0, $0.inverse.form(part, part)) }
    }

    private var isFinite: Bool {
        let numbers =
            coefficients.flatMap { [$0.estimate, $0.standardError] } + [tauSquared?.value ?? 0, scale]
            + [heterogeneity?.q ?? 0, omnibus?.statistic ?? 0, tauSquared?.standardError ?? 0]
        return numbers.allSatisfy { $0.isFinite }
    }
}

extension Fit {
    /// The number of studies.
    package var count: Int { effects.count }

    /// The weights of the studies in per cent, 100 w/Σw.
    package var weights: [Double] {
        let weights = inverseVariances
        let sum = weights.reduce(0, +)
        return weights.map { 100 * $0 / sum }
    }

    var inverseVariances: [Double] { effects.map { 1 / ($0.variance + (tauSquared?.value ?? 0)) } }

    var reference: Reference {
        Reference(degrees: model.test.isOfStudent ? Double(count - coefficients.count) : nil, alpha: model.alpha)
    }

    /// The estimates alone.
    var estimates: [Double] { coefficients.map(\.estimate) }
}
