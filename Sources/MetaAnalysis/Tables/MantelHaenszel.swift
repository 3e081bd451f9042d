import Foundation

/// One effect pooled over tables without a variance for each: it holds where events are few.
package struct Pooled: Sendable, Equatable {
    /// The logarithm of the ratio, or the difference.
    package let effect: Coefficient
    /// Cochran's Q of the studies around it; nil where fewer than two define an effect.
    package let q: Double?
    package let degrees: Int
    package let p: Double?
    /// 100 (Q − df)/Q in per cent, never below zero.
    package let iSquared: Double?
    /// How many tables it was pooled over.
    package let tables: Int

    init(_ estimate: Double, _ variance: Double, _ effects: [Effect], tables: Int, alpha: Double) throws(Refusal) {
        guard estimate.isFinite, variance.isFinite, variance > 0 else { throw .undefined }
        effect = Coefficient(
            name: "intercept", estimate: estimate, standardError: variance.squareRoot(),
            reference: Reference(degrees: nil, alpha: alpha))
        self.tables = tables
        degrees = max(0, effects.count - 1)
        guard degrees > 0, effects.allSatisfy({ $0.variance > 0 }) else {
            (q, p, iSquared) = (nil, nil, nil)
            return
        }
        let q = effects.reduce(0) { $0 + ($1.estimate - estimate) * ($1.estimate - estimate) / $1.variance }
        self.q = q
        p = ChiSquared(degrees: Double(degrees))?.upperTail(q)
        iSquared = q > 0 ? max(0, 100 * (q - Double(degrees)) / q) : 0
    }

    init(_ effect: Coefficient, q: Double?, degrees: Int, p: Double?, tables: Int) {
        (self.effect, self.q, self.degrees, self.p, self.tables) = (effect, q, degrees, p, tables)
        iSquared = q.map { $0 > 0 ? max(0, 100 * ($0 - Double(degrees)) / $0) : 0 }
    }
}

extension ZeroCells {
    /// For the single effects that Q needs: one half where there is a zero, and nothing of studies that say nothing.
    static let forQ = ZeroCells(dropsEmpty: true)
}

/// The pooled estimates of Mantel and Haenszel 1959, from the tables as they are; only the single effects, which Q needs,
/// have one half added where there is a zero, and studies in which nobody or everybody had the event are left out of Q.
package enum MantelHaenszel {
    /// ln of the odds ratio Σ(ad/N)/Σ(bc/N), with the variance of Robins, Breslow and Greenland 1986.
    package static func logOddsRatio(_ tables: [TwoByTwo], alpha: Double = 0.05) throws(Refusal) -> Pooled {
        let effects = try CountContrast.logOddsRatio.effects(of: tables, zeroCells: .forQ).compactMap { $0 }
        let some = try filled(tables)
        var (r, s, pr, ps, qs) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for table in some {
            let (good, bad) = (
                (table.events1 + table.others2) / table.size, (table.others1 + table.events2) / table.size
            )
            let right = table.events1 / table.size * table.others2
            let left = table.others1 / table.size * table.events2
            r += right
            s += left
            pr += good * right
            ps += good * left + bad * right
            qs += bad * left
        }
        guard r > 0, s > 0 else { throw .undefined }
        return try Pooled(
            log(r / s), (pr / (r * r) + ps / (r * s) + qs / (s * s)) / 2, effects, tables: some.count, alpha: alpha)
    }

    /// ln of the risk ratio, with the variance of Greenland and Robins 1985.
    package static func logRiskRatio(_ tables: [TwoByTwo], alpha: Double = 0.05) throws(Refusal) -> Pooled {
        let effects = try CountContrast.logRiskRatio.effects(of: tables, zeroCells: .forQ).compactMap { $0 }
        let some = try filled(tables)
        let r = some.reduce(0) { $0 + $1.events1 * $1.size2 / $1.size }
        let s = some.reduce(0) { $0 + $1.events2 * $1.size1 / $1.size }
        guard r > 0, s > 0 else { throw .undefined }
        let spread = some.reduce(0) { sum, table in
            sum + table.size1 / table.size * (table.size2 / table.size) * (table.events1 + table.events2)
                - table.events1 / table.size * table.events2
        }
        return try Pooled(log(r / s), spread / (r * s), effects, tables: some.count, alpha: alpha)
    }

    /// The risk difference, with the variance of Sato 1989.
    package static func riskDifference(_ tables: [TwoByTwo], alpha: Double = 0.05) throws(Refusal) -> Pooled {
        let effects = try CountContrast.riskDifference().effects(of: tables, zeroCells: .forQ).compactMap { $0 }
        let some = try filled(tables)
        let whole = some.reduce(0) { $0 + $1.size1 * $1.size2 / $1.size }
        let sum = some.reduce(0) { $0 + ($1.events1 * $1.size2 - $1.events2 * $1.size1) / $1.size }
        guard whole > 0 else { throw .undefined }
        let estimate = sum / whole
        let (skew, spread) = some.reduce((0.0, 0.0)) { sums, table in
            let (share1, share2) = (table.size1 / table.size, table.size2 / table.size)
            return (
                sums.0 + table.events2 * share1 * share1 - table.events1 * share2 * share2
                    + share1 * share2 * (table.size2 - table.size1) / 2,
                sums.1 + (table.events1 * table.others2 + table.events2 * table.others1) / table.size
            )
        }
        return try Pooled(
            estimate, (estimate * skew + spread / 2) / (whole * whole), effects, tables: some.count, alpha: alpha)
    }

    /// ln of the ratio of two rates (Rothman, Greenland and Lash 2008).
    package static func logRateRatio(_ rates: [TwoRates], alpha: Double = 0.05) throws(Refusal) -> Pooled {
        let effects = try TwoRates.logRatios(of: rates, zeroCells: .forQ).compactMap { $0 }
        guard !rates.isEmpty else { throw .noStudies }
        let r = rates.reduce(0) { $0 + $1.events1 * $1.time2 / ($1.time1 + $1.time2) }
        let s = rates.reduce(0) { $0 + $1.events2 * $1.time1 / ($1.time1 + $1.time2) }
        guard r > 0, s > 0 else { throw .undefined }
        let spread = rates.reduce(0) { sum, rate in
            let whole = rate.time1 + rate.time2
            return sum + rate.time1 / whole * (rate.time2 / whole) * (rate.events1 + rate.events2)
        }
        return try Pooled(log(r / s), spread / (r * s), effects, tables: rates.count, alpha: alpha)
    }

    static func filled(_ tables: [TwoByTwo]) throws(Refusal) -> [TwoByTwo] {
        guard !tables.isEmpty else { throw .noStudies }
        return tables.filter { $0.size > 0 }
    }
}
