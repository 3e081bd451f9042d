import MetaAnalysis
import Testing

/// What must not change when the same studies are told in another way.
@Suite struct InvarianceTests {
    private static let models: [Model] =
        [Model(.fixedEffects)] + TauEstimator.allCases.map { Model(.randomEffects($0), test: .knappHartung) }

    private func studies(_ seed: UInt64, _ count: Int) -> [Effect] {
        var dice = Dice(state: seed)
        return (0..<count).map { _ in Effect(estimate: 3 * dice.roll() - 1, variance: 0.02 + dice.roll() / 4) }
    }

    @Test(arguments: [3, 5, 12, 40])
    func `adding a constant moves the mean and nothing else`(count: Int) throws {
        for model in Self.models {
            let (here, there) = (studies(3, count), studies(3, count).map { $0.moved(by: 1000) })
            let (one, two) = (try Fit(here, model), try Fit(there, model))
            expectSame([two.estimate - 1000], [one.estimate])
            expectSame(two.spread, one.spread, floor: 1e-9, "\(model)")
            expectSame([two.error], [one.error])
        }
    }

    @Test(arguments: [1e-12, 1e-3, 1e6, 1e40])
    func `other units give other units`(factor: Double) throws {
        for model in Self.models {
            let (one, two) = (
                try Fit(studies(5, 15), model), try Fit(studies(5, 15).map { $0.scaled(by: factor) }, model)
            )
            expectSame([two.estimate / factor, two.error / factor], [one.estimate, one.error])
            let tau = (two.tauSquared?.value ?? 0) / factor / factor
            expectSame([tau], [one.tauSquared?.value ?? 0], floor: 1e-10, "\(model)")
            expectSame([two.heterogeneity?.q], [one.heterogeneity?.q])
        }
    }

    @Test func `the order of the studies does not matter`() throws {
        for model in Self.models {
            let (one, two) = (try Fit(studies(9, 30), model), try Fit(Array(studies(9, 30).reversed()), model))
            expectSame(two.table + two.spread, one.table + one.spread, floor: 1e-10)
        }
    }

    @Test func `a change of sign changes the sign`() throws {
        for model in Self.models {
            let (one, two) = (try Fit(studies(11, 9), model), try Fit(studies(11, 9).map { $0.scaled(by: -1) }, model))
            expectSame([-two.estimate], [one.estimate])
            expectSame(two.spread, one.spread, floor: 1e-10)
        }
    }

    @Test func `two measures of the same thing agree on which studies weigh most`() throws {
        let fit = try Fit(studies(13, 20), .reml())
        #expect(abs(fit.weights.reduce(0, +) - 100) < 1e-9)
        let pairs = zip(fit.weights, fit.effects.map(\.variance))
        #expect(pairs.max { $0.0 < $1.0 }?.1 == fit.effects.map(\.variance).min())
    }
}

extension Effect {
    func moved(by constant: Double) -> Effect { Effect(estimate: estimate + constant, variance: variance) }

    func scaled(by factor: Double) -> Effect {
        Effect(estimate: estimate * factor, variance: variance * factor * factor)
    }
}

extension Fit {
    var estimate: Double { coefficients[0].estimate }
    var error: Double { coefficients[0].standardError }
}
