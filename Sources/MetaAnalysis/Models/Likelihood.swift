import Foundation

/// How well a model fits, to compare it with others of the same studies.
package struct Likelihood: Sendable, Equatable {
    /// The logarithm of the likelihood, of the restricted one of a model with restricted maximum likelihood.
    package let logarithm: Double
    /// −2 times the logarithm, plus 2 for each parameter (Akaike 1974).
    package let aic: Double
    /// −2 times the logarithm, plus ln n for each parameter (Schwarz 1978); n is k − p where restricted.
    package let bic: Double
    /// `aic` corrected for few studies (Hurvich and Tsai 1989).
    package let aicc: Double
}

extension Fit {
    /// The likelihood, the restricted one where asked. That of models with different moderators may be compared only
    /// unrestricted.
    package func likelihood(restricted: Bool) throws(Refusal) -> Likelihood {
        let sample = try Sample(effects, design)
        guard !restricted || sample.freedom > 0 else { throw .tooFewStudies(needed: design.columns.count + 1) }
        let logarithm = try sample.logLikelihood(at: tauSquared?.value ?? 0, restricted: restricted)
        let parameters = Double(coefficients.count + (model.isRandom ? 1 : 0))
        let n = Double(restricted ? sample.freedom : sample.count)
        let atLeast = max(n, parameters + 2)
        return Likelihood(
            logarithm: logarithm, aic: -2 * logarithm + 2 * parameters, bic: -2 * logarithm + parameters * log(n),
            aicc: -2 * logarithm + 2 * parameters * atLeast / (atLeast - parameters - 1))
    }
}
