/// A share between 0 and 1 with its interval at 95 %: what the number would be is somewhere in here.
package struct Estimate: Sendable, Equatable, Encodable {
    package let value: Double
    package let lower: Double
    package let upper: Double
    /// How many it was seen on.
    package let count: Int

    package init(value: Double, lower: Double, upper: Double, count: Int) {
        self.value = value
        self.lower = lower
        self.upper = upper
        self.count = count
    }

    /// The quantile of the normal distribution that leaves 2.5 % on each side.
    static let z = 1.959963984540054
}

extension Estimate {
    /// The share of `part` among `whole`, with Wilson's score interval (Wilson 1927), which holds for few and for none.
    /// Nil of nobody.
    package init?(_ part: Int, of whole: Int) {
        guard whole > 0, 0...whole ~= part else { return nil }
        let (n, p, z) = (Double(whole), Double(part) / Double(whole), Self.z)
        let scale = 1 + z * z / n
        let centre = (p + z * z / (2 * n)) / scale
        let half = z / scale * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        // At the ends rounding may leave the interval a hair beside the value.
        let lower = part == 0 ? 0 : max(0, centre - half)
        let upper = part == whole ? 1 : min(1, centre + half)
        self.init(value: p, lower: lower, upper: upper, count: whole)
    }
}
