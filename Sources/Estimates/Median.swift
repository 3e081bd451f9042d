import Foundation

/// The middle of some numbers, with an interval at 95 % that holds whatever their distribution is: it goes from one of
/// them to the one that stands as far from the other end (David and Nagaraja 2003, Order Statistics, 7.1).
package struct Median: Sendable, Equatable, Encodable {
    package let value: Double
    /// Nil below six numbers: no two of them hold the middle between them so surely.
    package let lower: Double?
    package let upper: Double?
    /// How many numbers there are.
    package let count: Int

    /// In the unit of the numbers. Nil of none, and where one of them is not finite.
    package init?(of numbers: [Double]) {
        guard !numbers.isEmpty, numbers.allSatisfy({ $0.isFinite }) else { return nil }
        let sorted = numbers.sorted()
        let half = sorted.count / 2
        count = sorted.count
        value = count.isMultiple(of: 2) ? sorted[half - 1] / 2 + sorted[half] / 2 : sorted[half]
        let rank = Self.rank(among: count)
        lower = rank.map { sorted[$0 - 1] }
        upper = rank.map { sorted[sorted.count - $0] }
    }

    /// The greatest r so that the middle lies between the r-th number and the r-th from the end in 95 of 100 cases:
    /// 2 P(B ≤ r − 1) ≤ 0.05, with B of n throws of a coin. Nil where there is none.
    static func rank(among count: Int) -> Int? {
        let n = Double(count)
        var (rank, tail) = (0, 0.0)
        while rank < count / 2 {
            let k = Double(rank)
            let ways: Double = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
            tail += exp(ways - n * log(2))
            guard tail <= 0.025 else { break }
            rank += 1
        }
        return rank > 0 ? rank : nil
    }
}
