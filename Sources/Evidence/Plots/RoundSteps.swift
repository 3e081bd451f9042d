import Foundation

/// Where an axis is marked: multiples of 1, 2 or 5 times a power of ten.
enum RoundSteps {
    /// The steps inside, about `count` of them; none where the ends are the same.
    static func between(_ low: Double, _ high: Double, about count: Double) -> [Double] {
        let rough = (high - low) / count
        guard rough > 0, rough.isFinite else { return [] }
        let power = pow(10, log10(rough).rounded(.down))
        let step = ([1.0, 2, 5, 10].first { $0 * power >= rough } ?? 10) * power
        let first = (low / step).rounded(.up)
        return (0..<12).map { (first + Double($0)) * step }.filter { $0 <= high }
    }
}
