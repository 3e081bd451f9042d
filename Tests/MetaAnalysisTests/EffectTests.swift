import MetaAnalysis
import Testing

/// Effect sizes against metafor's, those of tables that have zeros in every place among them.
@Suite struct EffectTests {
    private struct Expected: Decodable {
        let tables, shares, rates, means, changes: [String: [String: Numbers]]
        let correlations: [String: Numbers]
    }

    private let expected: Expected = {
        do { return try Reference.read("effects") } catch { preconditionFailure("\(error)") }
    }()

    private func rows(_ flat: Numbers?, _ width: Int) throws -> [[Double]] {
        let numbers = try #require(flat).map { $0 ?? .nan }
        return stride(from: 0, to: numbers.count, by: width).map { Array(numbers[$0..<($0 + width)]) }
    }

    /// Infinite effects and effects without a variance are none here, and none in the reference either.
    private func expect(_ ours: [Effect?], _ theirs: Numbers?, _ what: String) throws {
        let theirs = try #require(theirs)
        let pairs = stride(from: 0, to: theirs.count, by: 2).map { start -> [Double?] in
            theirs[start] == nil || theirs[start + 1] == nil ? [nil, nil] : [theirs[start], theirs[start + 1]]
        }
        let found = differences(ours.flatMap { [$0?.estimate, $0?.variance] }, pairs.flatMap { $0 }, floor: 1e-15)
        #expect(found.isEmpty, "\(what): \(found)")
    }

    @Test func `two groups of people counted are compared as metafor does, zero cells and all`() throws {
        for (name, theirs) in expected.tables {
            let tables = try rows(theirs["cells"], 4).map {
                TwoByTwo(events1: $0[0], others1: $0[1], events2: $0[2], others2: $0[3])
            }
            func expect(_ contrast: CountContrast, _ key: String, _ rule: ZeroCells? = nil) throws {
                try self.expect(contrast.effects(of: tables, zeroCells: rule), theirs[key], "\(name) \(key)")
            }
            try expect(.logRiskRatio, "RR")
            try expect(.logOddsRatio, "OR")
            try expect(.riskDifference(), "RD")
            try expect(.riskDifference(.unbiased), "RD_UB")
            try expect(.riskDifference(.averaged), "RD_AV")
            try expect(.arcsineRiskDifference, "AS")
            try expect(.peto, "PETO")
            try expect(.logRiskRatio, "RR_all", ZeroCells(.all))
            try expect(.logOddsRatio, "OR_any", ZeroCells(added: 0.25, .allIfAny))
            try expect(.logOddsRatio, "OR_none", .untouched)
            try expect(.logOddsRatio, "OR_drop", ZeroCells(dropsEmpty: true))
            try expect(.riskDifference(), "RD_drop", ZeroCells(.allIfAny, dropsEmpty: true))
            try expect(.arcsineRiskDifference, "AS_all", ZeroCells(.all))
        }
    }

    @Test func `shares stand on every scale where metafor puts them, and come back from the double arcsine`() throws {
        for (name, theirs) in expected.shares {
            let shares = try rows(theirs["counts"], 2).map { Share($0[0], of: $0[1]) }
            func expect(_ scale: ShareScale, _ key: String, _ rule: ZeroCells? = nil) throws {
                try self.expect(scale.effects(of: shares, zeroCells: rule), theirs[key], "\(name) \(key)")
            }
            try expect(.raw(), "PR")
            try expect(.raw(.unbiased), "PR_UB")
            try expect(.raw(.averaged), "PR_AV")
            try expect(.logarithm(), "PLN")
            try expect(.logarithm(.averaged), "PLN_AV")
            try expect(.logit(), "PLO")
            try expect(.logit(.averaged), "PLO_AV")
            try expect(.arcsine, "PAS")
            try expect(.doubleArcsine, "PFT")
            try expect(.logit(), "PLO_all", ZeroCells(.all))
            let effects = try ShareScale.doubleArcsine.effects(of: shares).compactMap { $0 }
            let pooled = try #require(
                try Fit(effects, Model(.randomEffects(.dersimonianLaird))).coefficients.first)
            let ends = [pooled.estimate, try #require(pooled.interval).lower, try #require(pooled.interval).upper]
            let back = ends.map { ShareScale.doubleArcsine.share(at: $0, wholes: shares.map(\.whole)) }
            expectSame(back, try #require(theirs["back"]), "\(name) \(back)")
        }
    }

    @Test func `rates are compared as metafor does`() throws {
        for (name, theirs) in expected.rates {
            let rates = try rows(theirs["counts"], 4).map {
                TwoRates(events1: $0[0], time1: $0[1], events2: $0[2], time2: $0[3])
            }
            try expect(TwoRates.logRatios(of: rates), theirs["IRR"], name)
            try expect(TwoRates.logRatios(of: rates, zeroCells: ZeroCells(dropsEmpty: true)), theirs["IRR_drop"], name)
            try expect(TwoRates.logRatios(of: rates, zeroCells: ZeroCells(.all)), theirs["IRR_all"], name)
        }
    }

    @Test func `means of two groups are compared as metafor does`() throws {
        for (name, theirs) in expected.means {
            let all = try rows(theirs["groups"], 6)
            let first = all.map { Group(mean: $0[0], deviation: $0[1], size: $0[2]) }
            let second = all.map { Group(mean: $0[3], deviation: $0[4], size: $0[5]) }
            let contrasts: [(String, MeanContrast)] = [
                ("MD", .difference), ("MD_HO", .differenceOfLikeSpread), ("SMD", .standardized()),
                ("SMD_UB", .standardized(.unbiased)), ("SMD_LS2", .standardized(.corrected)),
                ("SMD_AV", .standardized(.averaged)), ("SMDH", .standardizedOfUnlikeSpread),
                ("SMD1", .standardizedBySecond()), ("SMD1_UB", .standardizedBySecond(.unbiased)),
                ("SMD1_LS2", .standardizedBySecond(.corrected)), ("SMD1_AV", .standardizedBySecond(.averaged)),
                ("SMD1H", .standardizedBySecondOfUnlikeSpread), ("ROM", .logRatio()),
                ("ROM_HO", .logRatio(.likeSpread)), ("ROM_AV", .logRatio(.averaged)),
                ("ROM_AVHO", .logRatio(.averagedLikeSpread)),
            ]
            for (key, contrast) in contrasts {
                try expect(contrast.effects(of: first, and: second), theirs[key], "\(name) \(key)")
            }
        }
    }

    @Test func `changes of the same people are measured as metafor does`() throws {
        for (name, theirs) in expected.changes {
            let changes = try rows(theirs["changes"], 6).map {
                Change(
                    mean1: $0[0], deviation1: $0[1], mean2: $0[2], deviation2: $0[3], correlation: $0[4], size: $0[5])
            }
            let contrasts: [(String, ChangeContrast)] = [
                ("MC", .difference), ("SMCC", .standardizedByChange()),
                ("SMCC_LS2", .standardizedByChange(.corrected)), ("SMCR", .standardizedByFirst()),
                ("SMCR_LS2", .standardizedByFirst(.corrected)),
                ("SMCRH", .standardizedByFirstOfUnlikeSpread), ("ROMC", .logRatio),
            ]
            for (key, contrast) in contrasts {
                try expect(contrast.effects(of: changes), theirs[key], "\(name) \(key)")
            }
        }
    }

    @Test func `correlations are taken as they are, become normal as Fisher has it, and come back`() throws {
        let correlations = try rows(expected.correlations["counts"], 2).map { Correlation($0[0], size: $0[1]) }
        try expect(Correlation.fisher(correlations), expected.correlations["ZCOR"], "ZCOR")
        try expect(Correlation.plain(correlations), expected.correlations["COR"], "COR")
        try expect(Correlation.plain(correlations, isAveraged: true), expected.correlations["COR_AV"], "COR_AV")
        for one in correlations {
            let z = try #require(try Correlation.fisher([one]).first ?? nil)
            #expect(abs(Correlation.correlation(at: z.estimate) - one.value) < 1e-12)
        }
    }
}
