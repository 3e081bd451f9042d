import Foundation

/// What small studies say otherwise than large ones: a regression of the effects on their precision.
package struct FunnelRegression: Sendable, Equatable {
    /// What the effects are regressed on.
    package enum Predictor: Sendable, Equatable {
        /// √v.
        case standardError
        /// v.
        case variance
        /// n, 1/n, √n or 1/√n of these numbers of people.
        case size([Double]), inverseSize([Double]), rootSize([Double]), inverseRootSize([Double])
    }

    /// With which weights.
    package enum Kind: Sendable, Equatable {
        /// A meta-regression by a model (Sterne and Egger 2005), its tests those of the model.
        case metaRegression(Model)
        /// The weighted regression with a scale of its own, against Student's distribution (Egger and others 1997).
        case classical
    }

    /// The slope: positive where small studies say more.
    package let slope: Coefficient
    /// What a study without error would say; nil of predictors that do not fall to zero.
    package let limit: Coefficient?

    /// - Throws: what `Fit` throws; `unequalLengths`; `singularDesign` where all studies are of the same precision.
    package init(
        _ effects: [Effect], on predictor: Predictor = .standardError, _ kind: Kind, alpha: Double = 0.05
    ) throws(Refusal) {
        try effects.check()
        let column = predictor.column(of: effects)
        guard column.count == effects.count else { throw .unequalLengths }
        if let study = column.firstIndex(where: { !$0.isFinite }) { throw .notFinite(study: study) }
        let design = Design.mean(of: effects.count).adding("precision", column)
        let fit: Fit
        switch kind {
        case .metaRegression(let model): fit = try Fit(effects, by: design, model)
        case .classical:
            guard effects.count > 2 else { throw .tooFewStudies(needed: 3) }
            fit = try Fit(effects, by: design, Model(.fixedEffects, test: .knappHartung, alpha: alpha))
        }
        slope = fit.coefficients[1]
        limit = predictor.fallsToZero ? fit.coefficients[0] : nil
    }
}

extension FunnelRegression.Predictor {
    var fallsToZero: Bool {
        switch self {
        case .standardError, .variance, .inverseSize, .inverseRootSize: true
        case .size, .rootSize: false
        }
    }

    func column(of effects: [Effect]) -> [Double] {
        switch self {
        case .standardError: effects.map(\.standardError)
        case .variance: effects.map(\.variance)
        case .size(let sizes): sizes
        case .inverseSize(let sizes): sizes.map { 1 / $0 }
        case .rootSize(let sizes): sizes.map { $0.squareRoot() }
        case .inverseRootSize(let sizes): sizes.map { 1 / $0.squareRoot() }
        }
    }
}
