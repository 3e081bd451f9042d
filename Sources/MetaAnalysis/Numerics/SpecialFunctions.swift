import Foundation

/// The functions that the distributions are made of.
enum SpecialFunctions {
    /// ln Γ(x) for x > 0: Stirling's series beyond 15, and the recurrence Γ(x + 1) = x Γ(x) below it (Abramowitz and
    /// Stegun 1964, 6.1.15 and 6.1.40). Absolute error below 10^-14 times the larger of 1 and the value.
    static func logGamma(_ x: Double) -> Double {
        var (shifted, product) = (x, 1.0)
        while shifted < 15 {
            product *= shifted
            shifted += 1
        }
        let inverse = 1 / (shifted * shifted)
        let series = stirling.reduce(1.0 / 156) { sum, factor in sum * inverse + factor }
        let halfLogOfTwoPi = 0.918938533204672741780329736406
        return (shifted - 0.5) * log(shifted) - shifted + halfLogOfTwoPi + series / shifted - log(product)
    }

    private static let stirling: [Double] = [
        -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
    ]

    /// The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, for a > 0 and x ≥ 0: the series below
    /// a + 1, the continued fraction above it (Abramowitz and Stegun 6.5.29 and 6.5.31), so that the smaller of the
    /// two keeps its digits.
    static func gamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        guard x > 0 else { return (0, 1) }
        guard x.isFinite else { return (1, 0) }
        let scale = exp(a * log(x) - x - logGamma(a))
        if x < a + 1 {
            var (term, sum, n) = (1 / a, 1 / a, a)
            while term > sum * 1e-17 {
                n += 1
                term *= x / n
                sum += term
            }
            return (min(1, scale * sum), max(0, 1 - scale * sum))
        }
        let fraction = continuedFraction(first: x + 1 - a) { step in
            (-step * (step - a), x + 2 * step + 1 - a)
        }
        return (max(0, 1 - scale / fraction), min(1, scale / fraction))
    }

    /// The regularized incomplete beta functions I(x; a, b) and its complement, for a, b > 0; `y` is 1 − x, told apart
    /// so that neither loses digits near its end (Abramowitz and Stegun 26.5.8; DiDonato and Morris 1992 for when the
    /// fraction is turned around).
    static func beta(_ x: Double, complement y: Double, _ a: Double, _ b: Double) -> (lower: Double, upper: Double) {
        guard x > 0 else { return (0, 1) }
        guard y > 0 else { return (1, 0) }
        guard x * (a + b + 2) < a + 1 else {
            let turned = ascending(y, x, b, a)
            return (1 - turned, turned)
        }
        let direct = ascending(x, y, a, b)
        return (direct, 1 - direct)
    }

    private static func ascending(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        let scale = exp(a * log(x) + b * log(y) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a
        let fraction = continuedFraction(first: 1) { step in
            let m = (step / 2).rounded(.down)
            let isEven = step.truncatingRemainder(dividingBy: 2) == 0
            let top =
                isEven
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            return (top, 1)
        }
        return min(1, max(0, scale / fraction))
    }

    /// b0 + a1/(b1 + a2/(b2 + …)) by the algorithm of Lentz (1976), from the pairs (a, b) of each step.
    private static func continuedFraction(first: Double, _ step: (Double) -> (Double, Double)) -> Double {
        let tiny = 1e-300
        var value = first == 0 ? tiny : first
        var (c, d) = (value, 0.0)
        for number in 1...100_000 {
            let (top, bottom) = step(Double(number))
            d = bottom + top * d
            c = bottom + top / c
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = abs(c) < tiny ? tiny : c
            value *= c * d
            if abs(c * d - 1) < 1e-16 { break }
        }
        return value
    }
}
