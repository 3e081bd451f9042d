import MetaAnalysis
import Testing

/// What single studies do to the result, against metafor.
@Suite struct DiagnosticsTests {
    private struct Expected: Decodable {
        let mean, fixed: Numbers
        let moderated: Numbers?
        let without: Numbers
    }

    private static let expected: [String: Expected] = {
        do { return try Reference.read("influences") } catch { preconditionFailure("\(error)") }
    }()

    private static let names = expected.keys.sorted()

    private func numbers(_ fit: Fit) throws -> [Double?] {
        let (standings, influences, points) = (try fit.standings(), try fit.influences(), try fit.baujat())
        return (0..<fit.count).flatMap { study -> [Double?] in
            let (standing, one, point) = (standings[study], influences[study], points[study])
            return [
                one?.studentized, one?.fitted, one?.cook, one?.covarianceRatio, one?.tauSquared, one?.q, standing.hat,
                standing.weight, standing.standardized, point?.influence, point?.heterogeneity,
                one.map { $0.isStriking ? 1 : 0 },
            ] + (one?.coefficients ?? fit.coefficients.map { _ in nil })
        }
    }

    @Test(arguments: names)
    func `residuals, hat values, Cook’s distances and Baujat’s plot are those of metafor`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        expectSame(try numbers(Fit(data.effects, .reml())), expected.mean, floor: 1e-8, "mean")
        expectSame(try numbers(Fit(data.effects, Model(.fixedEffects))), expected.fixed, floor: 1e-9, "fixed")
        if let moderated = expected.moderated {
            let fit = try Fit(data.effects, by: data.design(), .reml(.knappHartung))
            let (ours, theirs) = (try numbers(fit), moderated)
            let width = ours.count / fit.count
            // A study that is alone in its group is met exactly: what is left of it is rounding.
            for (study, standing) in try fit.standings().enumerated() where standing.hat < 1 - 1e-8 {
                let place = (study * width)..<((study + 1) * width)
                expectSame(Array(ours[place]), Array(theirs[place]), floor: 1e-7, "moderated \(study)")
            }
        }
    }

    @Test(arguments: names)
    func `without each study the result is what metafor finds without it`(name: String) throws {
        let (data, expected) = (try #require(Reference.data[name]), try #require(Self.expected[name]))
        let fits = try Fit(data.effects, .reml(.knappHartung)).leavingOneOut()
        expectSame(fits.flatMap { $0?.table ?? [] }, expected.without, floor: 1e-9)
    }

    @Test func `of one study nothing can be left out, and of two one remains`() throws {
        let one = try Fit([Effect(estimate: 1, variance: 1)], .reml())
        #expect(one.leavingOneOut().map { $0 == nil } == [true])
        #expect(try one.influences().map { $0 == nil } == [true] && one.baujat().count == 1)
        let two = try Fit([Effect(estimate: 1, variance: 1), Effect(estimate: 2, variance: 1)], .reml())
        #expect(two.leavingOneOut().map { $0?.coefficients[0].estimate } == [2, 1])
    }

    @Test func `hat values add up to the number of coefficients`() throws {
        let data = try #require(Reference.data["writing"])
        let fit = try Fit(data.effects, by: data.design(), .reml())
        #expect(abs(try fit.standings().reduce(0) { $0 + $1.hat } - Double(fit.coefficients.count)) < 1e-10)
    }
}
