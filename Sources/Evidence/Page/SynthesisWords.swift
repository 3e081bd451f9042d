import MetaAnalysis
import Web

/// What studies say together, in sentences: what the next place may expect first, the mean second.
struct SynthesisWords: Sendable {
    private let synthesis: Synthesis
    private let effect: EffectWords
    private let texts: Texts

    init(_ synthesis: Synthesis, _ outcome: OutcomeContent, _ texts: Texts) {
        self.synthesis = synthesis
        effect = EffectWords(outcome, texts)
        self.texts = texts
    }

    /// What the next place may expect, or why nobody can say.
    var expectation: String {
        if let next = synthesis.next { return texts("evidence.expect.next", ["range": effect.range(next)]) }
        if let refusal = synthesis.refusal {
            return texts("evidence.expect.refused", ["why": texts(refusal.textKey)])
        }
        switch synthesis.studies.count {
        case 0: return texts("evidence.expect.none")
        case 1:
            guard let only = synthesis.effects.first else { return texts("evidence.expect.none") }
            return texts(
                "evidence.expect.one",
                ["value": effect.value(only.estimate), "range": effect.range(Synthesis.interval(of: only))])
        default: return texts("evidence.expect.two")
        }
    }

    /// What that means, and what it does not.
    var meaning: [String] {
        guard let next = synthesis.next else { return [] }
        let side = synthesis.side(of: next).map { texts("evidence.side.\($0.rawValue)") }
        return [side, helped, texts("evidence.expect.not")].compactMap { $0 }
    }

    /// « Sur dix lieux comme ceux-ci, environ sept iraient dans le bon sens. »
    var helped: String? {
        guard let share = synthesis.helpedShare else { return nil }
        let tenths = Int((share * 10).rounded())
        switch tenths {
        case ...0: return texts("evidence.helped.none")
        case 10...: return texts("evidence.helped.all")
        default: return texts("evidence.helped", count: tenths)
        }
    }

    var mean: [String] {
        guard let mean = synthesis.mean else { return [] }
        let sentence = texts(
            "evidence.mean", ["value": effect.value(mean.estimate), "range": effect.range(mean.interval)])
        let side = synthesis.side(of: mean.interval).map { texts("evidence.mean.\($0.rawValue)") }
        return [sentence, side, texts("evidence.mean.not")].compactMap { $0 }
    }

    /// How unlike the places are, in words first.
    func spread(_ intervals: HeterogeneityIntervals?) -> [String] {
        guard let spread = synthesis.spread, let found = synthesis.fit?.heterogeneity else { return [] }
        let percent = { (value: Double) in texts.decimal(value, 0) }
        let squared =
            intervals.map {
                texts(
                    "evidence.spread.interval",
                    [
                        "percent": percent(found.iSquared), "low": percent($0.iSquared.lower),
                        "high": percent($0.iSquared.upper),
                    ])
            } ?? texts("evidence.spread.percent", ["percent": percent(found.iSquared)])
        return [texts("evidence.spread.\(spread.rawValue)"), squared]
    }

    /// What the picture shows.
    var finding: String {
        guard let mean = synthesis.mean else { return texts("evidence.plot.few", count: synthesis.studies.count) }
        let values = ["mean": effect.value(mean.estimate)]
        return texts("evidence.plot.finding", count: synthesis.studies.count, values)
    }
}

extension Refusal {
    var textKey: String {
        switch self {
        case .zeroVariance: "evidence.refusal.zeroVariance"
        case .beyondReach: "evidence.refusal.beyondReach"
        case .doesNotConverge: "evidence.refusal.doesNotConverge"
        default: "evidence.refusal.undefined"
        }
    }
}
