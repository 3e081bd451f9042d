import Foundation

/// Errors that hold even if the model of how effects hang together within clusters does not: the sandwich CR2 of Bell
/// and McCaffrey 2002 with degrees of freedom of Satterthwaite (Tipton 2015; Pustejovsky and Tipton 2018).
package struct ClusterRobust: Sendable {
    /// The coefficients of the fit with robust errors, each with degrees of freedom of its own.
    package let coefficients: [Coefficient]
    package let covariance: Square
    /// The test HTZ of Tipton and Pustejovsky 2015: F with fewer degrees of freedom below the line; nil where none is
    /// left.
    package let omnibus: Omnibus?
    package let clusterCount: Int

    /// Of a fit of one level.
    ///
    /// - Throws: `unequalLengths`; `tooFewStudies` unless there are more clusters than coefficients.
    package init(_ fit: Fit, in clusters: [String]) throws(Refusal) {
        guard clusters.count == fit.count else { throw .unequalLengths }
        let tau = fit.tauSquared?.value ?? 0
        let groups = ThreeLevelFit.groups(clusters)
        let targets = groups.map { group in
            Self.target(group.map { fit.effects[$0].variance + tau }, between: 0)
        }
        try self.init(
            try Sample(fit.effects, fit.design), fit.design, fit.coefficients, groups, targets, fit.model.alpha)
    }

    /// Of a fit of three levels, by its own clusters.
    ///
    /// - Throws: as above.
    package init(_ fit: ThreeLevelFit, alpha: Double = 0.05) throws(Refusal) {
        let targets = fit.clusters.map { group in
            Self.target(group.map { fit.effects[$0].variance + fit.within }, between: fit.between)
        }
        try self.init(
            try Sample(fit.effects, fit.design), fit.design, fit.coefficients, fit.clusters, targets, alpha)
    }

    private static func target(_ diagonal: [Double], between: Double) -> Square {
        var result = Square(order: diagonal.count)
        for row in diagonal.indices {
            for column in diagonal.indices { result[row, column] = between + (row == column ? diagonal[row] : 0) }
        }
        return result
    }

    private init(
        _ sample: Sample, _ design: Design, _ fitted: [Coefficient], _ groups: [[Int]], _ targets: [Square],
        _ alpha: Double
    ) throws(Refusal) {
        let p = design.columns.count
        guard groups.count > p else { throw .tooFewStudies(needed: p + 1) }
        let sandwich = try Sandwich(sample, groups, targets)
        covariance = sandwich.covariance
        clusterCount = groups.count
        let variance = sandwich.covariance
        coefficients = fitted.enumerated().map { index, one in
            Coefficient(
                name: one.name, estimate: one.estimate, standardError: max(0, variance[index, index]).squareRoot(),
                reference: Reference(degrees: sandwich.degrees(of: index), alpha: alpha))
        }
        omnibus = sandwich.test(fitted.map(\.estimate), design.tested)
    }
}
