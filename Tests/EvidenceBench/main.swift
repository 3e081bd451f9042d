import MetaAnalysis

// How long the kernel of evidence takes. Run by script/bench, with metafor's time on data of the same kind beside it where R
// is installed. The bounds: 100 µs for a mean of 100 studies by restricted maximum likelihood with Knapp and Hartung,
// 5 ms for three moderators on 1,000, 200 ms for 1,000 left out one by one.

struct Dice {
    var state: UInt64 = 42

    mutating func roll() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }

    /// Near enough to normal.
    mutating func bell() -> Double { (0..<12).reduce(-6) { sum, _ in sum + roll() } }
}

func best(_ what: String, _ rounds: Int, of act: () throws -> Double) rethrows {
    let clock = ContinuousClock()
    var sum = 0.0
    let times = try (0..<rounds).map { _ in try clock.measure { sum += try act() } }
    precondition(sum.isFinite, "it must have done something")
    let microseconds = (times.min() ?? .zero) / Duration.microseconds(1)
    print("\(what): \(Double(Int(microseconds * 10)) / 10) µs")
}

func studies(_ count: Int, _ dice: inout Dice) -> [Effect] {
    (0..<count).map { _ in
        let variance = 0.01 + dice.roll() / 10
        return Effect(estimate: 0.3 + dice.bell() * (0.05 + variance).squareRoot(), variance: variance)
    }
}

var dice = Dice()
let model = Model(.randomEffects(.restrictedMaximumLikelihood), test: .knappHartung)
let hundred = studies(100, &dice)
let thousand = studies(1000, &dice)
try best("mean of 100 studies, REML, Knapp-Hartung", 200) { try Fit(hundred, model).coefficients[0].estimate }
let design = try Design(
    of: 1000,
    by: (1...3).map { number in .number("moderator \(number)", (0..<1000).map { _ in dice.bell() }) })
try best("three moderators on 1,000 studies, REML, Knapp-Hartung", 50) {
    try Fit(thousand, by: design, model).coefficients[1].estimate
}
let whole = try Fit(thousand, model)
best("each of 1,000 studies left out", 5) {
    whole.leavingOneOut().reduce(0) { $0 + ($1?.coefficients[0].estimate ?? 0) }
}
