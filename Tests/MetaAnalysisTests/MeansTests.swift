import MetaAnalysis
import Testing

/// Means pooled over published sets of studies, against metafor.
@Suite struct MeansTests {
    private struct Expected: Decodable {
        struct Method: Decodable {
            let z: Numbers
            let spread: Numbers
            let knha: Numbers?
        }

        let each: [String: Method?]
        let t, adhoc: Numbers
        let confint: Numbers?
        let predictions: Numbers
        let likelihoods: Numbers
    }

    private static let expected: [String: Expected] = {
        do { return try Reference.read("means") } catch { preconditionFailure("\(error)") }
    }()

    @Test func `more than twenty-five sets of studies are compared`() {
        #expect(Reference.names.count >= 25 && Set(Reference.names) == Set(Self.expected.keys))
    }

    @Test(arguments: Reference.names)
    func `every estimator and every test says what metafor says`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        let floor = 1e-9 * data.scale
        for (method, theirs) in expected.each.sorted(by: { $0.key < $1.key }) {
            guard let theirs else { continue }
            let model = try #require(Model.named(method))
            let fit = try Fit(data.effects, model)
            expectSame(fit.table, theirs.z, "\(method)")
            var spread = fit.spread
            if method == "FE" { spread[1] = nil }
            // Towards zero metafor stops a hair above it, and I² and H² follow.
            let found = differences(spread, theirs.spread, floor: max(floor, 1e-7))
            #expect(found.isEmpty, "\(method) \(found)")
            expectSame([spread[0]], [theirs.spread[0]], floor: floor, "\(method) \(spread)")
            if let knha = theirs.knha {
                let fit = try Fit(data.effects, #require(Model.named(method, .knappHartung)))
                expectSame(fit.table, knha, "\(method)")
            }
        }
        let student = try Fit(data.effects, .reml(.student))
        expectSame(student.table, expected.t)
        let guarded = try Fit(data.effects, .reml(.guardedKnappHartung))
        expectSame(guarded.table, expected.adhoc)
    }

    @Test(arguments: Reference.names)
    func `the intervals of the heterogeneity are those of the profile of Q`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        guard let theirs = expected.confint else { return }
        let ours = try Fit(data.effects, .reml()).heterogeneityIntervals()
        let numbers = [ours.tauSquared, ours.tau, ours.iSquared, ours.hSquared].flatMap { [$0.lower, $0.upper] }
        expectSame(numbers, theirs, floor: 1e-9 * data.scale)
    }

    @Test(arguments: Reference.names)
    func `what the next place may expect is what metafor predicts`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        var ours: [Double?] = []
        for test in [Model.Test.normal, .knappHartung] {
            let fit = try Fit(data.effects, .reml(test))
            for quantile in [PredictionQuantile.ofTheTest, .riley] {
                let one = try fit.predict(quantile: quantile)
                // With the quantile of Riley metafor keeps the confidence interval of the test.
                ours += [
                    one.estimate, one.standardError, one.confidence?.lower, one.confidence?.upper,
                    one.prediction?.lower, one.prediction?.upper,
                ]
            }
        }
        expectSame(ours, expected.predictions)
    }

    @Test(arguments: Reference.names)
    func `the likelihoods are those of metafor`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        let plain = try Fit(data.effects, Model(.randomEffects(.maximumLikelihood))).likelihood(restricted: false)
        let restricted = try Fit(data.effects, .reml()).likelihood(restricted: true)
        let ours = [plain, restricted].flatMap { [$0.logarithm, $0.aic, $0.bic, $0.aicc] }
        expectSame(ours, expected.likelihoods, floor: 1e-7)
    }
}
