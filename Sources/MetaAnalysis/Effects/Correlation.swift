import Foundation

/// A correlation between −1 and 1, and on how many it was seen.
package struct Correlation: Sendable, Equatable {
    package let value: Double
    package let size: Double

    package init(_ value: Double, size: Double) {
        (self.value, self.size) = (value, size)
    }

    /// Fisher's z = ½ ln (1 + r)/(1 − r), with the variance 1/(n − 3) (Fisher 1921); nil of a study of three or fewer,
    /// or whose correlation is −1 or 1.
    ///
    /// - Throws: `notFinite`; `impossible` of a correlation outside −1…1, or of nobody.
    package static func fisher(_ correlations: [Correlation]) throws(Refusal) -> [Effect?] {
        try check(correlations)
        return correlations.map { one in
            guard one.size > 3, abs(one.value) < 1 else { return nil }
            return Effect(estimate: atanh(one.value), variance: 1 / (one.size - 3))
        }
    }

    /// The correlations as they are: (1 − r²)²/(n − 1), the large-sample formula; nil of a study of one.
    ///
    /// - Parameter isAveraged: the variance is taken at the mean of all studies, weighted by their sizes.
    /// - Throws: `notFinite`; `impossible` of a correlation outside −1…1, or of nobody.
    package static func plain(
        _ correlations: [Correlation], isAveraged: Bool = false
    ) throws(Refusal) -> [Effect?] {
        try check(correlations)
        let mean = correlations.reduce(0) { $0 + $1.value * $1.size } / correlations.reduce(0) { $0 + $1.size }
        return correlations.map { one in
            guard one.size > 1 else { return nil }
            let free = 1 - (isAveraged ? mean * mean : one.value * one.value)
            return Effect(estimate: one.value, variance: free * free / (one.size - 1))
        }
    }

    private static func check(_ correlations: [Correlation]) throws(Refusal) {
        for (study, one) in correlations.enumerated() {
            guard one.value.isFinite, one.size.isFinite else { throw .notFinite(study: study) }
            guard abs(one.value) <= 1, one.size > 0 else { throw .impossible(study: study) }
        }
    }

    /// The correlation at a place on Fisher's scale.
    package static func correlation(at z: Double) -> Double { tanh(z) }
}
