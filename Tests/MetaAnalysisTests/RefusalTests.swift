import Foundation

import MetaAnalysis
import Testing

/// What cannot be pooled is refused by name, and no answer is an infinity or no number at all.
@Suite struct RefusalTests {
    private static let models: [Model] =
        Model.Test.allCases.map { Model(.fixedEffects, test: $0) }
        + TauEstimator.allCases.flatMap { estimator in
            Model.Test.allCases.map { Model(.randomEffects(estimator), test: $0) }
        }

    private func effects(_ estimates: [Double], _ variances: [Double]) -> [Effect] {
        zip(estimates, variances).map { Effect(estimate: $0, variance: $1) }
    }

    private func numbers(_ fit: Fit) -> [Double?] {
        fit.table + fit.spread + [fit.omnibus?.statistic, fit.omnibus?.p, fit.heterogeneity?.typicalVariance]
    }

    @Test func `no study is no answer`() {
        for model in Self.models { #expect(throws: Refusal.noStudies) { try Fit([], model) } }
    }

    @Test func `one study answers for itself, without heterogeneity and without prediction`() throws {
        for model in Self.models {
            let fit = try Fit(effects([0.4], [0.04]), model)
            #expect(
                fit.coefficients[0].estimate == 0.4 && abs(fit.coefficients[0].standardError - 0.2) < 1e-15
                    || model.test == .knappHartung)
            #expect(fit.tauSquared?.value ?? 0 == 0 && fit.heterogeneity?.iSquared == 0)
            #expect(try fit.predict().prediction == nil)
            #expect(numbers(fit).allSatisfy { $0?.isFinite ?? true })
        }
        #expect(throws: Refusal.tooFewStudies(needed: 2)) {
            try Fit([Effect(estimate: 1, variance: 1)], .reml()).heterogeneityIntervals()
        }
    }

    @Test func `two studies are pooled, and predict nothing`() throws {
        for model in Self.models {
            let fit = try Fit(effects([0.1, 0.9], [0.04, 0.09]), model)
            #expect(try fit.predict().prediction == nil && fit.predict(quantile: .ofTheTest).prediction == nil)
            #expect(numbers(fit).allSatisfy { $0?.isFinite ?? true })
        }
        #expect(try Fit(effects([0.1, 0.9, 0.3], [0.04, 0.09, 0.1]), .reml()).predict().prediction != nil)
    }

    @Test func `studies that all say the same leave nothing to estimate`() throws {
        for model in Self.models {
            let fit = try Fit(effects([0.3, 0.3, 0.3, 0.3], [0.1, 0.2, 0.1, 0.4]), model)
            #expect(abs(fit.coefficients[0].estimate - 0.3) < 1e-14 && fit.tauSquared?.value ?? 0 < 1e-20)
            #expect(numbers(fit).allSatisfy { $0?.isFinite ?? true })
            #expect((fit.coefficients[0].p == nil) == (model.test == .knappHartung))
        }
    }

    @Test func `a variance of zero is refused where something is divided by it`() throws {
        let certain = effects([0.1, 0.5, 0.9], [0, 0.1, 0.2])
        for model in Self.models {
            do {
                let fit = try Fit(certain, model)
                #expect(fit.heterogeneity == nil && numbers(fit).allSatisfy { $0?.isFinite ?? true })
            } catch { #expect(error == .zeroVariance(study: 0), "\(model)") }
        }
        #expect(throws: Refusal.zeroVariance(study: 0)) { try Fit(certain, Model(.fixedEffects)) }
        #expect(throws: Refusal.zeroVariance(study: 0)) { try Fit(effects([1, 1], [0, 0]), .reml()) }
    }

    @Test func `infinities, what is no number and what is below zero are refused by the study that has them`() {
        for model in Self.models {
            for odd in [Double.nan, .infinity, -.infinity] {
                #expect(throws: Refusal.notFinite(study: 1)) { try Fit(effects([0, odd], [1, 1]), model) }
                #expect(throws: Refusal.notFinite(study: 1)) { try Fit(effects([0, 1], [1, odd]), model) }
            }
            #expect(throws: Refusal.negativeVariance(study: 0)) { try Fit(effects([0, 1], [-1, 1]), model) }
            #expect(throws: Refusal.beyondReach(study: 0)) { try Fit(effects([1e308, 1], [1, 1]), model) }
            #expect(throws: Refusal.beyondReach(study: 1)) { try Fit(effects([1, 1], [1, 1e-308]), model) }
        }
    }

    @Test func `whatever numbers come, the answer is a number or a refusal`() throws {
        var dice = Dice(state: 7)
        for _ in 0..<400 {
            let count = Int(dice.roll() * 6)
            let odd = [0, 1e-300, 1e-90, 1e-9, 1, 1e9, 1e99, 1e150, 1e308, -1, .nan, .infinity]
            let studies = (0..<count).map { _ in
                Effect(
                    estimate: dice.roll() < 0.2 ? odd[Int(dice.roll() * 12)] : dice.roll() - 0.5,
                    variance: dice.roll() < 0.2 ? odd[Int(dice.roll() * 12)] : dice.roll())
            }
            for model in Self.models {
                do {
                    let fit = try Fit(studies, model)
                    let prediction = try fit.predict()
                    #expect(
                        (numbers(fit) + [prediction.prediction?.lower]).allSatisfy { $0?.isFinite ?? true },
                        "\(studies) \(model)")
                    if model.isRandom { _ = try fit.heterogeneityIntervals() }
                } catch { #expect(error != .noStudies || studies.isEmpty) }
            }
        }
    }

    @Test func `columns that say the same are refused by name, and lengths must agree`() throws {
        let studies = effects([0.1, 0.5, 0.9, 0.4], [0.1, 0.1, 0.2, 0.3])
        let same = try Design(of: 4, by: [.number("a", [1, 2, 3, 4]), .number("b", [3, 5, 7, 9])])
        #expect(throws: Refusal.singularDesign(column: "b")) { try Fit(studies, by: same, .reml()) }
        #expect(throws: Refusal.unequalLengths) { try Fit(studies, by: .mean(of: 3), .reml()) }
        #expect(throws: Refusal.unequalLengths) { try Design(of: 4, by: [.number("a", [1])]) }
        #expect(throws: Refusal.impossible(study: 1)) {
            try Design(of: 2, by: [.factor("group", ["a", "z"], levels: ["a", "b"])])
        }
        let full = try Design(of: 4, by: [.factor("g", ["a", "b", "c", "d"], levels: ["a", "b", "c", "d"])])
        #expect(throws: Refusal.tooFewStudies(needed: 5)) { try Fit(studies, by: full, .reml()) }
        #expect(try Fit(studies, by: full, Model(.fixedEffects)).heterogeneity?.q == 0)
    }

    @Test func `counts that contradict one another are refused`() {
        #expect(throws: Refusal.impossible(study: 0)) {
            try CountContrast.logOddsRatio.effects(of: [TwoByTwo(12, of: 10, 1, of: 10)])
        }
        #expect(throws: Refusal.impossible(study: 0)) { try ShareScale.logit().effects(of: [Share(3, of: 0)]) }
        #expect(throws: Refusal.impossible(study: 1)) {
            try Correlation.fisher([Correlation(0.2, size: 9), Correlation(1.2, size: 9)])
        }
        #expect(throws: Refusal.notFinite(study: 0)) {
            try MeanContrast.difference.effects(
                of: [Group(mean: .nan, deviation: 1, size: 3)], and: [Group(mean: 1, deviation: 1, size: 3)])
        }
    }
}

/// Numbers between 0 and 1 that are the same in every run.
struct Dice {
    var state: UInt64

    mutating func roll() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }
}
