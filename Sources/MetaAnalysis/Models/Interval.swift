/// From where to where.
package struct Interval: Sendable, Equatable {
    package let lower: Double
    package let upper: Double

    package init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    static func around(_ centre: Double, _ half: Double) -> Interval {
        Interval(lower: centre - half, upper: centre + half)
    }
}

/// What is known of one number: its estimate, and the test that it is zero.
package struct Coefficient: Sendable, Equatable {
    /// The column of the design that it belongs to.
    package let name: String
    package let estimate: Double
    package let standardError: Double
    /// Estimate over standard error; nil where the error is zero.
    package let statistic: Double?
    /// Degrees of freedom of Student's distribution; nil of the normal one.
    package let degrees: Double?
    /// Two-sided; nil without a statistic, or without a degree of freedom.
    package let p: Double?
    /// Nil as `p` is.
    package let interval: Interval?

    init(name: String, estimate: Double, standardError: Double, reference: Reference) {
        self.name = name
        self.estimate = estimate
        self.standardError = standardError
        degrees = reference.degrees
        statistic = standardError > 0 ? estimate / standardError : nil
        p = statistic.flatMap { reference.twoSided($0) }
        interval = statistic.flatMap { _ in
            reference.critical.map { .around(estimate, $0 * standardError) }
        }
    }
}

/// The distribution that a statistic is compared with, and its quantile for intervals.
struct Reference: Sendable {
    /// Nil of the normal distribution.
    let degrees: Double?
    /// Nil where there is not one degree of freedom above zero.
    let critical: Double?

    /// The normal distribution, or that of Student with these degrees of freedom.
    init(degrees: Double?, alpha: Double) {
        self.degrees = degrees
        guard let degrees else {
            critical = Normal.quantile(upperTail: alpha / 2)
            return
        }
        critical = StudentT(degrees: degrees)?.quantile(upperTail: alpha / 2)
    }

    func twoSided(_ statistic: Double) -> Double? {
        guard let degrees else { return min(1, 2 * Normal.upperTail(abs(statistic))) }
        return StudentT(degrees: degrees).map { min(1, 2 * $0.upperTail(abs(statistic))) }
    }
}

/// A test of several coefficients together.
package struct Omnibus: Sendable, Equatable {
    /// χ² where `denominator` is nil, otherwise F.
    package let statistic: Double
    package let numerator: Int
    package let denominator: Double?
    /// Nil without a degree of freedom below the line.
    package let p: Double?

    /// From b′V⁻¹b.
    init(wald: Double, count: Int, reference: Reference) {
        numerator = count
        denominator = reference.degrees
        guard let degrees = reference.degrees else {
            statistic = wald
            p = ChiSquared(degrees: Double(count))?.upperTail(wald)
            return
        }
        let ratio = wald / Double(count)
        statistic = ratio
        p = FisherF(numerator: Double(count), denominator: degrees)?.upperTail(ratio)
    }

    init(statistic: Double, numerator: Int, denominator: Double?, p: Double?) {
        self.statistic = statistic
        self.numerator = numerator
        self.denominator = denominator
        self.p = p
    }
}
