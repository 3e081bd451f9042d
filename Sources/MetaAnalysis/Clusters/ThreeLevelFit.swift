import Foundation

/// Effects that come from the same places, or the same papers: effects within clusters within all (Konstantopoulos 2011,
/// Research Synthesis Methods 2:61; Van den Noortgate and others 2013). The true effects differ between clusters with
/// the variance σ_b², and within them with σ_w².
package struct ThreeLevelFit: Sendable {
    package let effects: [Effect]
    package let design: Design
    package let coefficients: [Coefficient]
    package let covariance: Square
    /// σ_b², in the square of the units of the effects.
    package let between: Double
    /// σ_w², in the same units.
    package let within: Double
    /// The logarithm of the likelihood, restricted where it was that one that was made largest.
    package let logLikelihood: Double
    /// Cochran's Q around the fixed fit.
    package let heterogeneity: ChiTest
    package let omnibus: Omnibus?
    /// How many clusters there are.
    package let clusterCount: Int
    let clusters: [[Int]]

    /// - Parameters:
    ///   - clusters: to which cluster each effect belongs.
    ///   - restricted: whether the restricted likelihood is made largest, as it should be unless models with other
    ///     moderators are compared.
    ///   - test: `normal` or `student`, with k − p degrees of freedom.
    /// - Throws: `unequalLengths`; `tooFewStudies`; `zeroVariance`; `doesNotConverge`.
    package init(
        _ effects: [Effect], in clusters: [String], by design: Design? = nil, restricted: Bool = true,
        test: Model.Test = .normal, alpha: Double = 0.05
    ) throws(Refusal) {
        let design = design ?? .mean(of: effects.count)
        guard clusters.count == effects.count else { throw .unequalLengths }
        let sample = try Sample(effects, design)
        guard sample.freedom > 0 else { throw .tooFewStudies(needed: design.columns.count + 1) }
        try sample.checkPositive()
        let groups = Self.groups(clusters)
        let search = ComponentSearch(sample: sample, clusters: groups, restricted: restricted)
        let (between, within) = try search.best()
        let found = try search.at(between, within)
        let turn = sample.basis.inverseOfR
        let covariance = turn * found.inverse * turn.transposed
        var estimates = turn * found.coefficients
        if design.hasIntercept { estimates[0] += sample.shift }
        let reference = Reference(degrees: test.isOfStudent ? Double(sample.freedom) : nil, alpha: alpha)
        coefficients = estimates.indices.map { index in
            Coefficient(
                name: design.names[index], estimate: estimates[index],
                standardError: covariance[index, index].squareRoot(), reference: reference)
        }
        omnibus = Fit.wald(estimates, covariance, design.tested).map {
            Omnibus(wald: $0, count: design.tested.count, reference: reference)
        }
        heterogeneity = ChiTest(try sample.projection(at: 0).quadratic, degrees: sample.freedom)
        (self.effects, self.design, self.covariance, self.clusters) = (effects, design, covariance, groups)
        (self.between, self.within, logLikelihood) = (between, within, found.logLikelihood)
        clusterCount = groups.count
    }

    static func groups(_ clusters: [String]) -> [[Int]] {
        var order: [String: Int] = [:]
        var groups: [[Int]] = []
        for (index, cluster) in clusters.enumerated() {
            if let at = order[cluster] {
                groups[at].append(index)
            } else {
                order[cluster] = groups.count
                groups.append([index])
            }
        }
        return groups
    }
}

/// The search for the two variances: Fisher scoring with both kept at zero or above, from three places.
struct ComponentSearch {
    let sample: Sample
    let clusters: [[Int]]
    let restricted: Bool

    func at(_ between: Double, _ within: Double) throws(Refusal) -> VarianceComponents {
        try VarianceComponents(sample, clusters, between: between, within: within, restricted: restricted)
    }

    func best() throws(Refusal) -> (Double, Double) {
        let spread = sample.values.reduce(0) { $0 + $1 * $1 } / Double(sample.count)
        let start = max(try sample.tauSquared(by: .restrictedMaximumLikelihood).value, 0.01 * spread)
        var best: (place: (Double, Double), height: Double)?
        for share in [0.5, 0.9, 0.1] {
            guard let place = try climb(from: (share * start, (1 - share) * start)) else { continue }
            let height = try at(place.0, place.1).logLikelihood
            if height > (best?.height ?? -.infinity) + 1e-9 { best = (place, height) }
        }
        guard let best else { throw .doesNotConverge }
        return best.place
    }

    private func climb(from start: (Double, Double)) throws(Refusal) -> (Double, Double)? {
        var place = start
        var here = try at(place.0, place.1)
        let scale = sample.variances.reduce(0, +) / Double(sample.count) + start.0 + start.1
        for _ in 0..<500 {
            var move = step(here, place)
            var next = place
            for _ in 0..<60 {
                next = (max(0, place.0 + move.0), max(0, place.1 + move.1))
                let there = try at(next.0, next.1)
                if there.logLikelihood >= here.logLikelihood - 1e-11 * (1 + abs(here.logLikelihood)) {
                    here = there
                    break
                }
                move = (move.0 / 2, move.1 / 2)
                next = place
            }
            let moved = max(abs(next.0 - place.0), abs(next.1 - place.1))
            place = next
            if moved <= 1e-12 * scale { return place }
        }
        return nil
    }

    /// Towards where score over information leads; a variance at zero that would fall further stays there.
    private func step(_ here: VarianceComponents, _ place: (Double, Double)) -> (Double, Double) {
        let ((first, second), (a, b, c)) = (here.score, here.information)
        if place.0 == 0, first <= 0 { return (0, place.1 == 0 && second <= 0 ? 0 : second / c) }
        if place.1 == 0, second <= 0 { return (first / a, 0) }
        let determinant = a * c - b * b
        guard determinant > 1e-12 * a * c else { return (first / (2 * a), second / (2 * c)) }
        return ((c * first - b * second) / determinant, (a * second - b * first) / determinant)
    }
}
