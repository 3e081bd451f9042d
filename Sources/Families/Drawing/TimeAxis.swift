import Cartography

/// The years of a drawing, from its left edge to the end of its lines.
struct TimeAxis: Sendable, Equatable {
    let start: Double
    let end: Double
    /// The years that are named: four at most, so that they find room on a telephone.
    let years: [Int]

    private static let steps = [1, 2, 5, 10, 20, 50, 100, 200]
    private static let mostNamed = 4

    /// - Parameters:
    ///   - times: where things begin, in years. None of them known: there is no axis.
    ///   - now: what goes on goes on until here.
    init?(over times: [Double], until now: Double) {
        guard let first = times.min(), let last = times.max() else { return nil }
        let (start, end) = (first, Swift.max(last, now, first + 1))
        self.start = start
        self.end = end
        let step = Self.steps.first { Int((end - start) / Double($0)) < Self.mostNamed } ?? Self.steps[7]
        let whole = Int(start.rounded(.up))
        years = stride(from: (whole + step - 1) / step * step, through: Int(end), by: step).map { $0 }
    }

    /// From 0 to 1.
    func share(of time: Double) -> Double { 0.03 + 0.94 * Swift.min(Swift.max((time - start) / (end - start), 0), 1) }
}
