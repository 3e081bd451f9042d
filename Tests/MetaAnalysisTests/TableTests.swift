import MetaAnalysis
import Testing

/// Tables pooled as they are, against metafor.
@Suite struct TableTests {
    private struct Expected: Decodable {
        let tables, rates: [String: [String: Numbers]]
    }

    private let expected: Expected = {
        do { return try Reference.read("pooled") } catch { preconditionFailure("\(error)") }
    }()

    private func rows(_ flat: Numbers?) throws -> [[Double]] {
        let numbers = try #require(flat).compactMap(\.self)
        return stride(from: 0, to: numbers.count, by: 4).map { Array(numbers[$0..<($0 + 4)]) }
    }

    private func numbers(_ one: Pooled) -> [Double?] {
        [
            one.effect.estimate, one.effect.standardError, one.effect.interval?.lower, one.effect.interval?.upper,
            one.q, one.p,
        ]
    }

    @Test func `Mantel and Haenszel, their tests, and Peto say what metafor says`() throws {
        for (name, theirs) in expected.tables {
            let tables = try rows(theirs["cells"]).map {
                TwoByTwo(events1: $0[0], others1: $0[1], events2: $0[2], others2: $0[3])
            }
            expectSame(numbers(try MantelHaenszel.logOddsRatio(tables)), try #require(theirs["OR"]), name)
            expectSame(numbers(try MantelHaenszel.logRiskRatio(tables)), try #require(theirs["RR"]), name)
            expectSame(numbers(try MantelHaenszel.riskDifference(tables)), try #require(theirs["RD"]), name)
            expectSame(numbers(try Peto.logOddsRatio(tables)), try #require(theirs["PETO"]), name)
            let (one, two) = (
                try MantelHaenszel.association(tables), try MantelHaenszel.association(tables, corrected: false)
            )
            let odds = try MantelHaenszel.sameOdds(tables)
            expectSame(
                [
                    one.statistic, one.p, two.statistic, odds.breslowDay.statistic, odds.breslowDay.p,
                    odds.tarone.statistic, odds.tarone.p,
                ], try #require(theirs["tests"]), name)
        }
    }

    @Test func `rates are pooled as metafor pools them`() throws {
        for (name, theirs) in expected.rates {
            let rates = try rows(theirs["counts"]).map {
                TwoRates(events1: $0[0], time1: $0[1], events2: $0[2], time2: $0[3])
            }
            expectSame(numbers(try MantelHaenszel.logRateRatio(rates)), try #require(theirs["IRR"]), name)
        }
    }

    @Test func `where nothing happened nothing is said`() {
        let nothing = [TwoByTwo(0, of: 10, 0, of: 12), TwoByTwo(0, of: 5, 0, of: 5)]
        #expect(throws: Refusal.undefined) { try MantelHaenszel.logOddsRatio(nothing) }
        #expect(throws: Refusal.undefined) { try MantelHaenszel.logRiskRatio(nothing) }
        #expect(throws: Refusal.undefined) { try MantelHaenszel.association(nothing) }
        #expect(throws: Refusal.undefined) { try Peto.logOddsRatio(nothing) }
        #expect(throws: Refusal.noStudies) { try MantelHaenszel.riskDifference([]) }
        #expect(throws: Refusal.impossible(study: 0)) { try Peto.logOddsRatio([TwoByTwo(9, of: 3, 1, of: 3)]) }
        #expect(throws: Refusal.impossible(study: 0)) {
            try MantelHaenszel.logRateRatio([TwoRates(events1: 1, time1: 0, events2: 1, time2: 1)])
        }
    }
}
