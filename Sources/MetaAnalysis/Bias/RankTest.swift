import Foundation

/// Whether effects and their variances are of one order: Kendall's τ between (y − ȳ)/√(v − 1/Σw) and v (Begg and
/// Mazumdar 1994, Biometrics 50:1088).
package struct RankTest: Sendable, Equatable {
    /// Kendall's τ, τ_b where there are ties: −1…1.
    package let tau: Double
    /// Two-sided: exact up to 500 studies without ties, otherwise by the normal distribution.
    package let p: Double

    private static let exactly = 500

    /// - Throws: `tooFewStudies` below two; `zeroVariance`; `undefined` where all variances are the same.
    package init(_ effects: [Effect]) throws(Refusal) {
        try effects.check()
        try effects.checkPositive()
        guard effects.count > 1 else { throw .tooFewStudies(needed: 2) }
        let total = effects.reduce(0) { $0 + 1 / $1.variance }
        let mean = effects.reduce(0) { $0 + $1.estimate / $1.variance } / total
        let standardized = effects.map { ($0.estimate - mean) / ($0.variance - 1 / total).squareRoot() }
        guard standardized.allSatisfy({ $0.isFinite }) else { throw .undefined }
        try self.init(standardized, effects.map(\.variance))
    }

    init(_ left: [Double], _ right: [Double]) throws(Refusal) {
        let count = left.count
        var (concordant, discordant) = (0, 0)
        for first in 0..<count {
            for second in 0..<first {
                let product = (left[first] - left[second]).sign01 * (right[first] - right[second]).sign01
                concordant += product > 0 ? 1 : 0
                discordant += product < 0 ? 1 : 0
            }
        }
        let (tiesLeft, tiesRight) = (Ties(left), Ties(right))
        let pairs = Double(count * (count - 1) / 2)
        let difference = Double(concordant - discordant)
        let scale = ((pairs - tiesLeft.pairs) * (pairs - tiesRight.pairs)).squareRoot()
        guard scale > 0 else { throw .undefined }
        tau = difference / scale
        if count <= Self.exactly, tiesLeft.pairs == 0, tiesRight.pairs == 0 {
            p = Self.exact(concordant, of: count)
        } else {
            let spread = Self.variance(Double(count), tiesLeft, tiesRight).squareRoot()
            p = spread > 0 ? min(1, 2 * Normal.upperTail(abs(difference) / spread)) : 1
        }
    }

    /// From how many orders of n have so many concordant pairs or fewer (Kendall 1938).
    private static func exact(_ concordant: Int, of count: Int) -> Double {
        var shares = [1.0]
        for size in 2...count {
            // One more number stands before 0 to size − 1 of the others, each as likely: a sum over a sliding window.
            var (next, window) = (Array(repeating: 0.0, count: shares.count + size - 1), 0.0)
            for pairs in next.indices {
                window += pairs < shares.count ? shares[pairs] : 0
                window -= pairs >= size ? shares[pairs - size] : 0
                next[pairs] = max(0, window) / Double(size)
            }
            shares = next
        }
        let isLow = 4 * concordant <= count * (count - 1)
        let tail = isLow ? shares[...concordant].reduce(0, +) : shares[concordant...].reduce(0, +)
        return min(1, 2 * tail)
    }

    /// The variance of concordant less discordant pairs with ties (Kendall 1970).
    private static func variance(_ n: Double, _ left: Ties, _ right: Ties) -> Double {
        let plain = (n * (n - 1) * (2 * n + 5) - left.cubes - right.cubes) / 18
        let triples = n > 2 ? left.triples * right.triples / (9 * n * (n - 1) * (n - 2)) : 0
        return plain + triples + 2 * left.pairs * right.pairs / (n * (n - 1))
    }
}

/// How often the same number stands there.
private struct Ties {
    /// Σ t(t − 1)/2.
    let pairs: Double
    /// Σ t(t − 1)(2t + 5).
    let cubes: Double
    /// Σ t(t − 1)(t − 2).
    let triples: Double

    init(_ values: [Double]) {
        let groups = Dictionary(grouping: values, by: \.self).values.map { Double($0.count) }
        pairs = groups.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        cubes = groups.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
        triples = groups.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }
    }
}

extension Double {
    fileprivate var sign01: Int { self > 0 ? 1 : self < 0 ? -1 : 0 }
}
