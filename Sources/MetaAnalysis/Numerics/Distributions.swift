import Foundation

/// The standard normal distribution.
package enum Normal {
    /// The chance to lie above x, with all its digits far out: erfc(x/√2)/2 (Abramowitz and Stegun 26.2.29).
    package static func upperTail(_ x: Double) -> Double { erfc(x / 2.0.squareRoot()) / 2 }

    /// The value above which so much lies, for a share between 0 and 1, both left out; otherwise nil. Found from the
    /// tail itself, to the last digits.
    package static func quantile(upperTail share: Double) -> Double? {
        guard share > 0, share < 1 else { return nil }
        guard share <= 0.5 else { return quantile(upperTail: 1 - share).map { -$0 } }
        return Tail(of: upperTail).value(at: share)
    }
}

/// The distribution of Student, with a number of degrees of freedom above 0 that need not be whole.
package struct StudentT: Sendable {
    /// The degrees of freedom.
    package let degrees: Double

    /// Nil unless the degrees of freedom are above zero and finite.
    package init?(degrees: Double) {
        guard degrees > 0, degrees.isFinite else { return nil }
        self.degrees = degrees
    }

    /// The chance to lie above x: I(n/(n + x²); n/2, 1/2)/2 above zero (Abramowitz and Stegun 26.7.1).
    package func upperTail(_ x: Double) -> Double {
        let square = x * x
        guard square.isFinite else { return x > 0 ? 0 : 1 }
        let share =
            SpecialFunctions.beta(
                degrees / (degrees + square), complement: square / (degrees + square), degrees / 2, 0.5
            ).lower / 2
        return x >= 0 ? share : 1 - share
    }

    /// The value above which so much lies, for a share between 0 and 1, both left out; otherwise nil.
    package func quantile(upperTail share: Double) -> Double? {
        guard share > 0, share < 1 else { return nil }
        guard share <= 0.5 else { return quantile(upperTail: 1 - share).map { -$0 } }
        return Tail(of: upperTail).value(at: share)
    }
}

/// The distribution χ² with a number of degrees of freedom above 0.
package struct ChiSquared: Sendable {
    /// The degrees of freedom.
    package let degrees: Double

    /// Nil unless the degrees of freedom are above zero and finite.
    package init?(degrees: Double) {
        guard degrees > 0, degrees.isFinite else { return nil }
        self.degrees = degrees
    }

    /// The chance to lie above x: Q(n/2, x/2) (Abramowitz and Stegun 26.4.19).
    package func upperTail(_ x: Double) -> Double { SpecialFunctions.gamma(degrees / 2, max(0, x) / 2).upper }

    /// The chance to lie below x.
    package func lowerTail(_ x: Double) -> Double { SpecialFunctions.gamma(degrees / 2, max(0, x) / 2).lower }

    /// The value above which so much lies, for a share between 0 and 1, both left out; otherwise nil.
    package func quantile(upperTail share: Double) -> Double? {
        guard share > 0, share < 1 else { return nil }
        return Tail(of: upperTail).value(at: share)
    }
}

/// The distribution F of Fisher and Snedecor, with degrees of freedom above 0 above and below the line.
package struct FisherF: Sendable {
    /// The degrees of freedom above the line.
    package let numerator: Double
    /// The degrees of freedom below the line.
    package let denominator: Double

    /// Nil unless both degrees of freedom are above zero and finite.
    package init?(numerator: Double, denominator: Double) {
        guard numerator > 0, denominator > 0, numerator.isFinite, denominator.isFinite else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The chance to lie above x: I(n₂/(n₂ + n₁x); n₂/2, n₁/2) (Abramowitz and Stegun 26.6.2).
    package func upperTail(_ x: Double) -> Double {
        guard x > 0 else { return 1 }
        let scaled = numerator * x
        guard scaled.isFinite else { return 0 }
        return SpecialFunctions.beta(
            denominator / (denominator + scaled), complement: scaled / (denominator + scaled), denominator / 2,
            numerator / 2
        ).lower
    }

    /// The value above which so much lies, for a share between 0 and 1, both left out; otherwise nil.
    package func quantile(upperTail share: Double) -> Double? {
        guard share > 0, share < 1 else { return nil }
        return Tail(of: upperTail).value(at: share)
    }
}

/// An upper tail that falls from its value at zero to nothing at infinity, turned around.
struct Tail {
    private let share: (Double) -> Double

    init(of share: @escaping (Double) -> Double) { self.share = share }

    /// Where the tail is so large: enclosed by doubling and halving, then narrowed by Newton's steps on the logarithm
    /// of the tail with a numeric slope, and by halves where such a step would leave the enclosure.
    func value(at target: Double) -> Double? {
        var (low, high) = (0.0, 1.0)
        while share(high) > target {
            low = high
            high *= 2
            guard high.isFinite else { return nil }
        }
        guard share(low) > target else { return 0 }
        while low == 0, high > 1e-300, share(high / 2) <= target { high /= 2 }
        low = low == 0 ? high / 2 : low
        guard high > 1e-300 else { return 0 }
        return narrowed(low, high, log(target))
    }

    private func narrowed(_ lower: Double, _ upper: Double, _ target: Double) -> Double {
        var (low, high) = (lower, upper)
        var (atLow, atHigh) = (log(share(low)) - target, log(share(high)) - target)
        for round in 0..<200 where high - low > 2e-16 * high {
            var middle = (low + high) / 2
            if round % 3 != 2, atLow.isFinite, atHigh.isFinite, atLow > atHigh {
                middle = min(high, max(low, low + (high - low) * atLow / (atLow - atHigh)))
            }
            if middle <= low || middle >= high { middle = (low + high) / 2 }
            let here = log(share(middle)) - target
            if abs(here) < 1e-15 { return middle }
            // Regula falsi with Illinois' halving, so that no end stays for long.
            if here > 0 {
                (low, atLow) = (middle, here)
                atHigh /= 2
            } else {
                (high, atHigh) = (middle, here)
                atLow /= 2
            }
        }
        return (low + high) / 2
    }
}
