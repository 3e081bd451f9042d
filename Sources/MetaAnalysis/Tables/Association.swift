import Foundation

/// A statistic against χ².
package struct ChiTest: Sendable, Equatable {
    package let statistic: Double
    package let degrees: Int
    /// Nil without a degree of freedom.
    package let p: Double?

    init(_ statistic: Double, degrees: Int) {
        self.statistic = statistic
        self.degrees = degrees
        p = degrees > 0 ? ChiSquared(degrees: Double(degrees))?.upperTail(statistic) : nil
    }
}

extension MantelHaenszel {
    /// Whether group and event belong together over all tables: the test of Cochran, Mantel and Haenszel, with the
    /// correction of one half where asked.
    package static func association(_ tables: [TwoByTwo], corrected: Bool = true) throws(Refusal) -> ChiTest {
        _ = try CountContrast.riskDifference().effects(of: tables)
        let some = try filled(tables).filter { $0.size > 1 }
        let difference = some.reduce(0) { $0 + $1.events1 - $1.expected }
        let variance = some.reduce(0) { $0 + $1.hypergeometric }
        guard variance > 0 else { throw .undefined }
        let distance = abs(difference) - (corrected ? 0.5 : 0)
        return ChiTest(distance * distance / variance, degrees: 1)
    }

    /// Whether the tables have one odds ratio: the test of Breslow and Day 1980, and Tarone's correction of it (1985).
    package static func sameOdds(_ tables: [TwoByTwo]) throws(Refusal) -> (breslowDay: ChiTest, tarone: ChiTest) {
        let ratio = exp(try logOddsRatio(tables).effect.estimate)
        var (sum, difference, variance, count) = (0.0, 0.0, 0.0, 0)
        for table in try filled(tables) {
            let (events, others) = (table.events1 + table.events2, table.others1 + table.others2)
            let expected = expectedEvents(table, ratio)
            guard expected > 0, events > 0, others > 0 else { continue }
            let cells = [
                expected, table.size1 - expected, events - expected, expected - table.size1 - events + table.size,
            ]
            let spread = 1 / cells.reduce(0) { $0 + 1 / $1 }
            guard spread.isFinite, spread > 0 else { continue }
            sum += (table.events1 - expected) * (table.events1 - expected) / spread
            difference += table.events1 - expected
            variance += spread
            count += 1
        }
        guard count > 0 else { throw .undefined }
        return (
            ChiTest(max(0, sum), degrees: count - 1),
            ChiTest(max(0, sum - difference * difference / variance), degrees: count - 1)
        )
    }

    /// The events of the first group that margins and odds ratio ask for.
    private static func expectedEvents(_ table: TwoByTwo, _ ratio: Double) -> Double {
        let events = table.events1 + table.events2
        guard abs(ratio - 1) > 1e-12 else { return table.size1 / table.size * events }
        let sum = ratio * (table.size1 + events) + (table.size2 - events)
        let root = (sum * sum - 4 * table.size1 * events * ratio * (ratio - 1)).squareRoot()
        return (sum - root) / (2 * (ratio - 1))
    }
}

/// The one-step odds ratio of Peto (Yusuf and others 1985): Σ(a − E)/ΣV, for rare events and groups of like size.
package enum Peto {
    /// ln of the odds ratio, with Q = Σ(a − E)²/V − (Σ(a − E))²/ΣV.
    package static func logOddsRatio(_ tables: [TwoByTwo], alpha: Double = 0.05) throws(Refusal) -> Pooled {
        let single = try CountContrast.peto.effects(of: tables, zeroCells: .forQ).compactMap { $0 }
        let some = try MantelHaenszel.filled(tables).filter { $0.size > 1 }
        let telling = some.filter { $0.hypergeometric > 0 }
        let variance = telling.reduce(0) { $0 + $1.hypergeometric }
        guard variance > 0 else { throw .undefined }
        let difference = some.reduce(0) { $0 + $1.events1 - $1.expected }
        let effect = Coefficient(
            name: "intercept", estimate: difference / variance, standardError: (1 / variance).squareRoot(),
            reference: Reference(degrees: nil, alpha: alpha))
        let squares = telling.reduce(0) {
            $0 + ($1.events1 - $1.expected) * ($1.events1 - $1.expected) / $1.hypergeometric
        }
        guard telling.count > 1 else {
            return Pooled(effect, q: nil, degrees: 0, p: nil, tables: some.count)
        }
        let q = max(0, squares - difference * difference / variance)
        return Pooled(
            effect, q: q, degrees: single.count - 1, p: ChiSquared(degrees: Double(single.count - 1))?.upperTail(q),
            tables: some.count)
    }
}
