import Foundation

/// Events over a time, in two groups.
package struct TwoRates: Sendable, Equatable {
    /// Events of the first group, and the time for which its people were seen.
    package let events1, time1: Double
    /// Events of the second group, and its time.
    package let events2, time2: Double

    package init(events1: Double, time1: Double, events2: Double, time2: Double) {
        (self.events1, self.time1, self.events2, self.time2) = (events1, time1, events2, time2)
    }

    /// ln of the ratio of the rates, with the variance 1/x₁ + 1/x₂ (Rothman, Greenland and Lash 2008); nil of a study
    /// that is dropped, or defines no finite effect.
    ///
    /// - Throws: `notFinite`; `impossible` where a count is below zero, or a time not above it.
    package static func logRatios(
        of studies: [TwoRates], zeroCells: ZeroCells = .usual
    ) throws(Refusal) -> [Effect?] {
        for (study, rates) in studies.enumerated() { try rates.check(study) }
        func drops(_ rates: TwoRates) -> Bool { zeroCells.dropsEmpty && rates.events1 == 0 && rates.events2 == 0 }
        let additions = zeroCells.additions(
            studies.map { ($0.events1 == 0 || $0.events2 == 0) && !drops($0) })
        return zip(studies, additions).map { rates, more in
            guard !drops(rates) else { return nil }
            let (first, second) = (rates.events1 + more, rates.events2 + more)
            guard first > 0, second > 0 else { return nil }
            return Effect(
                estimate: log(first / rates.time1) - log(second / rates.time2), variance: 1 / first + 1 / second)
        }
    }

    func check(_ study: Int) throws(Refusal) {
        guard [events1, time1, events2, time2].allSatisfy({ $0.isFinite }) else { throw .notFinite(study: study) }
        guard events1 >= 0, events2 >= 0, time1 > 0, time2 > 0 else { throw .impossible(study: study) }
    }
}
