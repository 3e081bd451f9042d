import Foundation

/// What happened to how many, in two groups.
package struct TwoByTwo: Sendable, Equatable {
    /// Those of the first group to whom it happened, and the others.
    package let events1, others1: Double
    /// Those of the second group to whom it happened, and the others.
    package let events2, others2: Double

    package init(events1: Double, others1: Double, events2: Double, others2: Double) {
        (self.events1, self.others1, self.events2, self.others2) = (events1, others1, events2, others2)
    }

    /// From events and the sizes of the groups.
    package init(_ events1: Double, of size1: Double, _ events2: Double, of size2: Double) {
        self.init(
            events1: events1, others1: size1 - events1, events2: events2, others2: size2 - events2)
    }

    var size1: Double { events1 + others1 }
    var size2: Double { events2 + others2 }
    var size: Double { size1 + size2 }
    var cells: [Double] { [events1, others1, events2, others2] }
    /// Nobody, or everybody, in both groups.
    var saysNothing: Bool { (events1 == 0 && events2 == 0) || (others1 == 0 && others2 == 0) }

    func adding(_ more: Double) -> TwoByTwo {
        TwoByTwo(
            events1: events1 + more, others1: others1 + more, events2: events2 + more, others2: others2 + more)
    }
}

/// What is done about cells that are zero, whose logarithm is infinite.
package struct ZeroCells: Sendable, Equatable {
    /// To which studies something is added.
    package enum Place: Sendable, Equatable, CaseIterable {
        /// To those with a zero.
        case whereZero
        /// To all, if any has a zero.
        case allIfAny
        /// To all.
        case all
        /// To none.
        case nowhere
    }

    /// What is added to every cell of such a study.
    package let added: Double
    package let place: Place
    /// Whether studies in which nobody, or everybody, of both groups had the event are left out.
    package let dropsEmpty: Bool

    package init(added: Double = 0.5, _ place: Place = .whereZero, dropsEmpty: Bool = false) {
        (self.added, self.place, self.dropsEmpty) = (added, place, dropsEmpty)
    }

    /// One half, where there is a zero (Haldane 1940; Anscombe 1956).
    package static let usual = ZeroCells()
    /// Nothing, nowhere.
    package static let untouched = ZeroCells(added: 0, .nowhere)

    /// Which of the studies something is added to.
    func additions(_ hasZero: [Bool]) -> [Double] {
        switch place {
        case .whereZero: hasZero.map { $0 ? added : 0 }
        case .allIfAny: hasZero.map { _ in hasZero.contains(true) ? added : 0 }
        case .all: hasZero.map { _ in added }
        case .nowhere: hasZero.map { _ in 0 }
        }
    }
}

/// A measure that compares two groups of people counted.
package enum CountContrast: Sendable, Equatable {
    /// ln of the ratio of the risks: 1/a − 1/n₁ + 1/c − 1/n₂.
    case logRiskRatio
    /// ln of the ratio of the odds: 1/a + 1/b + 1/c + 1/d (Woolf 1955).
    case logOddsRatio
    /// The difference of the risks.
    case riskDifference(ShareVariance = .largeSample)
    /// asin √p₁ − asin √p₂, whose variance 1/4n₁ + 1/4n₂ does not depend on the risk (Rücker and others 2009).
    case arcsineRiskDifference
    /// Peto's one-step ln of the odds ratio, (a − E)/V (Yusuf and others 1985).
    case peto
}

/// How the variance of a share is estimated.
package enum ShareVariance: Sendable, Equatable {
    /// p(1 − p)/n.
    case largeSample
    /// p(1 − p)/(n − 1), without bias.
    case unbiased
    /// With the share of all studies together in place of p.
    case averaged
}

extension CountContrast {
    /// The effects of these studies; nil of a study that is dropped, or whose numbers define no finite effect.
    ///
    /// - Parameter zeroCells: nil for one half where there is a zero; of arcsines, nothing.
    /// - Throws: `notFinite`; `impossible` where a count is below zero.
    package func effects(
        of tables: [TwoByTwo], zeroCells: ZeroCells? = nil
    ) throws(Refusal) -> [Effect?] {
        for (study, table) in tables.enumerated() {
            guard table.size.isFinite else { throw .notFinite(study: study) }
            guard table.cells.allSatisfy({ $0 >= 0 }) else { throw .impossible(study: study) }
        }
        let rule = zeroCells ?? (self == .arcsineRiskDifference ? .untouched : .usual)
        let additions = rule.additions(
            tables.map { $0.cells.contains(0) && !(rule.dropsEmpty && $0.saysNothing) })
        let kept = zip(tables, additions).map { table, more in
            rule.dropsEmpty && table.saysNothing ? nil : table.adding(more)
        }
        let shares = pooledShares(kept)
        return kept.map { table in table.flatMap { $0.size1 > 0 && $0.size2 > 0 ? effect(of: $0, shares) : nil } }
            .map { effect in effect.flatMap { $0.estimate.isFinite && $0.variance.isFinite ? $0 : nil } }
    }

    /// The shares of all studies together, in both groups.
    private func pooledShares(_ tables: [TwoByTwo?]) -> (Double, Double) {
        let all = tables.compactMap { $0 }
        return (
            all.reduce(0) { $0 + $1.events1 } / all.reduce(0) { $0 + $1.size1 },
            all.reduce(0) { $0 + $1.events2 } / all.reduce(0) { $0 + $1.size2 }
        )
    }

    private func effect(of table: TwoByTwo, _ shares: (Double, Double)) -> Effect {
        let (share1, share2) = (table.events1 / table.size1, table.events2 / table.size2)
        switch self {
        case .logRiskRatio:
            return Effect(
                estimate: log(share1) - log(share2),
                variance: 1 / table.events1 - 1 / table.size1 + 1 / table.events2 - 1 / table.size2)
        case .logOddsRatio:
            return Effect(
                estimate: log(table.events1) - log(table.others1) - log(table.events2) + log(table.others2),
                variance: table.cells.reduce(0) { $0 + 1 / $1 })
        case .riskDifference(let kind):
            return Effect(
                estimate: share1 - share2,
                variance: kind.variance(share1, of: table.size1, pooled: shares.0)
                    + kind.variance(share2, of: table.size2, pooled: shares.1))
        case .arcsineRiskDifference:
            return Effect(
                estimate: asin(share1.squareRoot()) - asin(share2.squareRoot()),
                variance: 1 / (4 * table.size1) + 1 / (4 * table.size2))
        case .peto:
            return Effect(
                estimate: (table.events1 - table.expected) / table.hypergeometric, variance: 1 / table.hypergeometric)
        }
    }
}

extension ShareVariance {
    func variance(_ share: Double, of size: Double, pooled: Double) -> Double {
        switch self {
        case .largeSample: share * (1 - share) / size
        case .unbiased: share * (1 - share) / (size - 1)
        case .averaged: pooled * (1 - pooled) / size
        }
    }
}

extension TwoByTwo {
    /// The events of the first group that its size alone would have it have.
    var expected: Double { (events1 + events2) * size1 / size }

    /// The variance of these events, both margins given.
    var hypergeometric: Double {
        (events1 + events2) * (others1 + others2) * (size1 / size) * (size2 / size) / (size - 1)
    }
}
