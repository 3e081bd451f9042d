import Foundation

/// How many studies seem to be missing on one side of the funnel, and what the mean were with their mirror images
/// filled in (Duval and Tweedie 2000, Biometrics 56:455).
package struct TrimAndFill: Sendable {
    /// How the number of missing studies is estimated.
    package enum Estimator: Sendable, Equatable, CaseIterable {
        /// From the sum of the ranks on the full side.
        case linear
        /// From the length of the rightmost run of ranks.
        case run
    }

    /// Where studies are missing.
    package enum Side: Sendable, Equatable { case left, right }

    /// k₀.
    package let missing: Int
    /// Of k₀; nil where its formula asks for the root of a number below zero, as it may with few studies.
    package let standardError: Double?
    package let side: Side
    /// The images that were filled in.
    package let filled: [Effect]
    /// The fit with them; that of the studies alone where none is missing.
    package let fit: Fit
    /// The chance of so long a run were none missing; only of the estimator of runs.
    package let p: Double?

    /// - Parameter side: nil to let the regression on the standard error say.
    /// - Throws: what `Fit` throws; `tooFewStudies` below two; `doesNotConverge` where the number goes round.
    package init(_ effects: [Effect], _ model: Model, _ estimator: Estimator, on side: Side? = nil) throws(Refusal) {
        guard effects.count > 1 else { throw .tooFewStudies(needed: 2) }
        let whole = try Fit(effects, model)
        let chosen: Side
        if let side {
            chosen = side
        } else {
            let slope = try FunnelRegression(effects, .metaRegression(Model(model.effects))).slope.estimate
            chosen = slope < 0 ? .right : .left
        }
        let sign = chosen == .right ? -1.0 : 1.0
        let sorted = effects.map { Effect(estimate: sign * $0.estimate, variance: $0.variance) }
            .enumerated().sorted { ($0.element.estimate, $0.offset) < ($1.element.estimate, $1.offset) }.map(\.element)
        let (count, error, centre) = try Self.count(sorted, model, estimator)
        missing = count
        standardError = error
        self.side = chosen
        filled = sorted.suffix(count).map {
            Effect(estimate: sign * (2 * centre - $0.estimate), variance: $0.variance)
        }
        fit = count > 0 ? try Fit(effects + filled, model) : whole
        p = estimator == .run ? Self.chance(of: count) : nil
    }

    private static func count(
        _ sorted: [Effect], _ model: Model, _ estimator: Estimator
    ) throws(Refusal) -> (Int, Double?, Double) {
        var missing = 0
        for _ in 0..<100 {
            let trimmed = Array(sorted.prefix(sorted.count - missing))
            guard !trimmed.isEmpty else { throw .doesNotConverge }
            let centre = try Fit(trimmed, Model(model.effects)).coefficients[0].estimate
            let (raw, error) = estimator.estimate(signedRanks(sorted.map { $0.estimate - centre }))
            let next = max(0, Int(raw.rounded(.toNearestOrEven)))
            if next == missing { return (next, error, centre) }
            guard next < sorted.count else { throw .doesNotConverge }
            missing = next
        }
        throw .doesNotConverge
    }

    /// The ranks of the distances from the centre, the first of equals first, with the sign of their side.
    private static func signedRanks(_ distances: [Double]) -> [Double] {
        let order = distances.indices.sorted { (abs(distances[$0]), $0) < (abs(distances[$1]), $1) }
        var ranks = Array(repeating: 0.0, count: distances.count)
        for (rank, index) in order.enumerated() {
            ranks[index] = distances[index] == 0 ? 0 : distances[index] > 0 ? Double(rank + 1) : -Double(rank + 1)
        }
        return ranks
    }

    /// 1 − Σ_{m < k₀} ½^(m + 1): the run is geometric.
    private static func chance(of missing: Int) -> Double { pow(0.5, Double(missing)) }
}

extension TrimAndFill.Estimator {
    /// k₀ before it is rounded, and its error.
    fileprivate func estimate(_ ranks: [Double]) -> (Double, Double?) {
        let k = Double(ranks.count)
        switch self {
        case .run:
            let missing = k - (ranks.filter { $0 < 0 }.map { -$0 }.max() ?? 0) - 1
            return (missing, (2 * max(0, missing) + 2).squareRoot())
        case .linear:
            let sum = ranks.filter { $0 > 0 }.reduce(0, +)
            let missing = (4 * sum - k * (k + 1)) / (2 * k - 1)
            let square = missing * missing
            var variance = k * (k + 1) * (2 * k + 1) + 10 * square * missing + 27 * square + 17 * missing
            variance += 6 * k * k * missing - 18 * k * square - 18 * k * missing
            return (missing, variance < 0 ? nil : 4 * (variance / 24).squareRoot() / (2 * k - 1))
        }
    }
}
