import Foundation

/// How many studies that found nothing would have to lie in drawers for the result to be another.
package enum FailSafe {
    /// For the sum of z to say nothing any more at this one-sided level (Rosenthal 1979): k (z̄/z_α)² − k, rounded up.
    package static func rosenthal(_ effects: [Effect], alpha: Double = 0.05) throws(Refusal) -> Int {
        try checked(effects)
        guard let critical = Normal.quantile(upperTail: alpha), alpha < 0.5 else { throw .undefined }
        let k = Double(effects.count)
        let mean = effects.reduce(0) { $0 + $1.estimate / $1.standardError } / k.squareRoot()
        return try rounded(k * (mean / critical) * (mean / critical) - k)
    }

    /// For the unweighted mean to fall to this target, half of it where there is none (Orwin 1983): k (ȳ − t)/t.
    package static func orwin(_ effects: [Effect], target: Double? = nil) throws(Refusal) -> Int {
        try effects.check()
        let mean = effects.reduce(0) { $0 + $1.estimate } / Double(effects.count)
        let asked = target ?? mean / 2
        guard asked != 0, mean != 0, asked.isFinite else { throw .undefined }
        let signed = (asked > 0) == (mean > 0) ? asked : -asked
        return try rounded(Double(effects.count) * (mean - signed) / signed)
    }

    /// For the weighted mean to be no surprise any more at this two-sided level (Rosenberg 2005).
    package static func rosenberg(_ effects: [Effect], alpha: Double = 0.05) throws(Refusal) -> Int {
        try checked(effects)
        guard let critical = Normal.quantile(upperTail: alpha / 2), critical > 0 else { throw .undefined }
        let weights = effects.reduce(0) { $0 + 1 / $1.variance }
        let sum = effects.reduce(0) { $0 + $1.estimate / $1.variance } / critical
        return try rounded(Double(effects.count) * (sum * sum - weights) / weights)
    }

    private static func checked(_ effects: [Effect]) throws(Refusal) {
        try effects.check()
        try effects.checkPositive()
    }

    /// Up, but for what rounding alone has left above a whole number.
    private static func rounded(_ number: Double) throws(Refusal) -> Int {
        guard number < 1e15 else { throw .undefined }
        let whole = max(0, number)
        return Int(abs(whole - whole.rounded()) < 1.4901161193847656e-08 ? whole.rounded() : whole.rounded(.up))
    }
}
