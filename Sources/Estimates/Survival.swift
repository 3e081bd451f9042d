import Foundation

/// How long things last, where many of them still go on: the product-limit estimate of Kaplan and Meier (1958), with
/// Greenwood's variance and the interval of log(−log S), which stays between 0 and 1 (Kalbfleisch and Prentice 1980).
package struct Survival: Sendable {
    /// How long one of them was seen, in years; whether it ended then, or went on, as far as is known.
    package struct Observation: Sendable, Equatable {
        package let years: Double
        package let hasEnded: Bool

        package init(years: Double, hasEnded: Bool) {
            self.years = years
            self.hasEnded = hasEnded
        }
    }

    private let observations: [Observation]

    /// Lengths below zero count as none.
    package init(_ observations: [Observation]) {
        self.observations = observations.map { Observation(years: max(0, $0.years), hasEnded: $0.hasEnded) }
            .sorted { ($0.years, $0.hasEnded ? 0 : 1) < ($1.years, $1.hasEnded ? 0 : 1) }
    }

    package var count: Int { observations.count }

    /// The share that still goes on after so many years; nil when none was seen for so long and some of them may go on.
    ///
    /// Where none has ended yet, or all have, the variance says nothing: the interval is then Wilson's, over those that
    /// were seen for so long, or over all.
    package func share(after years: Double) -> Estimate? {
        guard let last = observations.last, years <= last.years || last.hasEnded else { return nil }
        var (share, variance) = (1.0, 0.0)
        var atRisk = observations.count
        var index = 0
        while index < observations.count, observations[index].years <= years {
            let time = observations[index].years
            let here = observations[index...].prefix { $0.years == time }
            let ended = here.count { $0.hasEnded }
            if ended > 0 {
                share *= 1 - Double(ended) / Double(atRisk)
                variance += atRisk > ended ? Double(ended) / (Double(atRisk) * Double(atRisk - ended)) : 0
            }
            atRisk -= here.count
            index += here.count
        }
        return estimate(share, variance, seen: observations.count { $0.years >= years })
    }

    private func estimate(_ share: Double, _ variance: Double, seen: Int) -> Estimate? {
        let count = observations.count
        if share == 1 {
            return Estimate(seen, of: seen).map { Estimate(value: 1, lower: $0.lower, upper: 1, count: count) }
        }
        if share <= 0 {
            return Estimate(0, of: count).map { Estimate(value: 0, lower: 0, upper: $0.upper, count: count) }
        }
        let spread = Estimate.z * variance.squareRoot() / abs(log(share))
        return Estimate(
            value: share, lower: pow(share, exp(spread)), upper: pow(share, exp(-spread)), count: count)
    }
}
