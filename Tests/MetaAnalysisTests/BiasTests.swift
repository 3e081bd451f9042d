import MetaAnalysis
import Testing

/// What small studies say otherwise than large ones, against metafor.
@Suite struct BiasTests {
    private struct Expected: Decodable {
        let lm, rma, dl, fe, begg, filled, drawers: Numbers
    }

    private static let expected: [String: Expected] = {
        do { return try Reference.read("funnels") } catch { preconditionFailure("\(error)") }
    }()

    private func line(_ data: DataSet, _ on: FunnelRegression.Predictor, _ kind: FunnelRegression.Kind) -> [Double?] {
        do {
            let one = try FunnelRegression(data.effects, on: on, kind)
            return [
                one.slope.statistic, one.slope.p, one.limit?.estimate, one.limit?.interval?.lower,
                one.limit?.interval?.upper,
            ]
        } catch { return [nil, nil, nil, nil, nil] }
    }

    private func predictors(_ data: DataSet) -> [FunnelRegression.Predictor] {
        [.standardError, .variance]
            + (data.sizes.map { [.size($0), .inverseSize($0), .rootSize($0), .inverseRootSize($0)] } ?? [])
    }

    @Test(arguments: Reference.names)
    func `Egger’s regressions are those of metafor on every predictor`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        expectSame(predictors(data).flatMap { line(data, $0, .classical) }, expected.lm, floor: 1e-10, "classical")
        expectSame(
            predictors(data).flatMap { line(data, $0, .metaRegression(.reml())) }, expected.rma, floor: 1e-9, "REML")
        let moments = Model(.randomEffects(.dersimonianLaird), test: .knappHartung)
        expectSame(line(data, .standardError, .metaRegression(moments)), expected.dl, floor: 1e-10)
        expectSame(
            line(data, .standardError, .metaRegression(Model(.fixedEffects))), expected.fe, floor: 1e-10)
    }

    @Test(arguments: Reference.names)
    func `Begg’s rank test is that of metafor, with ties too`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        let test = try RankTest(data.effects)
        expectSame([test.tau, test.p], expected.begg)
    }

    @Test(arguments: Reference.names)
    func `as many studies are filled in as metafor fills in, and the mean moves as far`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        var ours: [Double?] = []
        for estimator in TrimAndFill.Estimator.allCases {
            for side in [TrimAndFill.Side?.some(.left), .some(.right), nil] {
                do {
                    let one = try TrimAndFill(data.effects, .reml(), estimator, on: side)
                    #expect(one.filled.count == one.missing && one.fit.count == data.effects.count + one.missing)
                    ours += [
                        Double(one.missing), one.standardError, one.side == .right ? 1 : 0,
                        one.fit.coefficients[0].estimate, one.fit.coefficients[0].standardError,
                    ]
                } catch { ours += [nil, nil, nil, nil, nil] }
            }
        }
        expectSame(ours, expected.filled, floor: 1e-10)
    }

    @Test(arguments: Reference.names)
    func `as many studies would have to lie in drawers as metafor says`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        let ours = [
            try FailSafe.rosenthal(data.effects), try FailSafe.orwin(data.effects),
            try FailSafe.orwin(data.effects, target: 0.05), try FailSafe.rosenberg(data.effects),
        ]
        expectSame(ours.map { Double($0) }, expected.drawers)
    }

    @Test func `studies of one precision tell nothing of small ones`() throws {
        let same = (0..<5).map { Effect(estimate: Double($0), variance: 1) }
        #expect(throws: Refusal.singularDesign(column: "precision")) { try FunnelRegression(same, .classical) }
        #expect(throws: Refusal.undefined) { try RankTest(same) }
        #expect(throws: Refusal.tooFewStudies(needed: 3)) { try FunnelRegression(Array(same[..<2]), .classical) }
        #expect(throws: Refusal.tooFewStudies(needed: 2)) { try RankTest(Array(same[..<1])) }
        #expect(throws: Refusal.noStudies) { try RankTest([]) }
        #expect(throws: Refusal.tooFewStudies(needed: 2)) { try TrimAndFill(Array(same[..<1]), .reml(), .linear) }
    }

    @Test func `drawers are counted only where there is something to lose`() throws {
        let nothing = [Effect(estimate: 0, variance: 1), Effect(estimate: 0, variance: 1)]
        #expect(try FailSafe.rosenthal(nothing) == 0 && FailSafe.rosenberg(nothing) == 0)
        #expect(throws: Refusal.undefined) { try FailSafe.orwin(nothing) }
        #expect(throws: Refusal.noStudies) { try FailSafe.rosenthal([]) }
    }
}
