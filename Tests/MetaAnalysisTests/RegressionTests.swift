import MetaAnalysis
import Testing

/// Moderators, against metafor.
@Suite struct RegressionTests {
    private struct Expected: Decodable {
        struct Method: Decodable {
            let z, spread, omnibus, knha, scaled, r2: Numbers
        }

        let each: [String: Method?]
        let covariance, terms, prediction: Numbers
    }

    private static let expected: [String: Expected] = {
        do { return try Reference.read("regressions") } catch { preconditionFailure("\(error)") }
    }()

    private static let names = expected.keys.sorted()

    @Test(arguments: names)
    func `every estimator and every test says what metafor says, with its omnibus test and R squared`(
        name: String
    ) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        let design = try data.design()
        for (method, theirs) in expected.each.sorted(by: { $0.key < $1.key }) {
            guard let theirs else { continue }
            let fit = try Fit(data.effects, by: design, #require(Model.named(method)))
            expectSame(fit.table, theirs.z, floor: 1e-10, method)
            expectSame(fit.spread.isFixed(method), theirs.spread, floor: 1e-7, method)
            expectSame([fit.spread[0]], [theirs.spread[0]], floor: 1e-9 * data.scale, method)
            expectSame([fit.omnibus?.statistic, fit.omnibus?.p], theirs.omnibus, method)
            expectSame([try fit.rSquared()], theirs.r2, floor: 1e-4, method)
            guard method != "FE" else { continue }
            let scaled = try Fit(data.effects, by: design, #require(Model.named(method, .knappHartung)))
            expectSame(scaled.table, theirs.knha, floor: 1e-10, method)
            expectSame([scaled.omnibus?.statistic, scaled.omnibus?.p], theirs.scaled, method)
        }
    }

    @Test(arguments: names)
    func `the covariance, the test of each moderator and a prediction are those of metafor`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        let design = try data.design()
        let (plain, scaled) = (
            try Fit(data.effects, by: design, .reml()), try Fit(data.effects, by: design, .reml(.knappHartung))
        )
        let indices = design.names.indices
        expectSame(indices.flatMap { row in indices.map { plain.covariance[row, $0] } }, expected.covariance)
        let terms = [plain, scaled].flatMap { $0.testsOfTerms.flatMap { [$0.test?.statistic, $0.test?.p] } }
        expectSame(terms, expected.terms)
        let one = try scaled.predict(design.meanRow, quantile: .ofTheTest)
        expectSame(
            [
                one.estimate, one.standardError, one.confidence?.lower, one.confidence?.upper, one.prediction?.lower,
                one.prediction?.upper,
            ], expected.prediction)
    }

    @Test func `a moderator far from zero costs no digits`() throws {
        var dice = Dice(state: 17)
        let studies = (0..<30).map { _ in Effect(estimate: dice.roll(), variance: 0.01 + dice.roll() / 10) }
        let years = (0..<30).map { Double($0) / 3 }
        let near = try Fit(studies, by: Design(of: 30, by: [.number("year", years)]), .reml())
        let far = try Fit(studies, by: Design(of: 30, by: [.number("year", years.map { $0 + 1e7 })]), .reml())
        expectSame(Array(far.table[6...11]), Array(near.table[6...11]))
        expectSame(far.spread, near.spread)
    }

    @Test func `groups that are all compared with the first span the same as those compared with the last`() throws {
        let data = try #require(Reference.data["bcg"])
        let factor = try #require(data.factors["allocation"])
        let one = try Fit(
            data.effects, by: Design(of: 13, by: [.factor("a", factor.values, levels: factor.levels)]), .reml())
        let two = try Fit(
            data.effects, by: Design(of: 13, by: [.factor("a", factor.values, levels: factor.levels.reversed())]),
            .reml())
        expectSame(one.spread + [one.omnibus?.statistic], two.spread + [two.omnibus?.statistic])
    }

    @Test func `a level that no study has is refused by name`() throws {
        let studies = (0..<6).map { Effect(estimate: Double($0), variance: 1) }
        let design = try Design(
            of: 6, by: [.factor("g", ["a", "b", "a", "b", "a", "b"], levels: ["a", "b", "c"])])
        #expect(throws: Refusal.singularDesign(column: "g: c")) { try Fit(studies, by: design, .reml()) }
    }
}

extension [Double?] {
    /// Fixed effects have no error of τ².
    fileprivate func isFixed(_ method: String) -> [Double?] {
        method == "FE" ? [self[0], nil] + dropFirst(2) : self
    }
}
