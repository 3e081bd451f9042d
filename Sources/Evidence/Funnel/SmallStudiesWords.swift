import Markup
import MetaAnalysis
import Web

/// What is said of small studies beside large ones: what it means, and what it does not mean. Never a verdict.
struct SmallStudiesWords: Sendable {
    private let small: SmallStudies
    private let words: EffectWords
    private let texts: Texts

    init(_ small: SmallStudies, _ words: EffectWords, _ texts: Texts) {
        (self.small, self.words, self.texts) = (small, words, texts)
    }

    /// Such tests seldom see anything in few studies: a chance below one in ten is told (Egger and others 1997).
    private static let told = 0.1

    /// What the picture shows.
    var finding: String {
        let isUneven = [small.egger, small.begg?.p].contains { ($0 ?? 1) < Self.told }
        return texts(isUneven ? "evidence.funnel.finding.uneven" : "evidence.funnel.finding.even")
    }

    var sentences: [String] {
        [
            small.egger.map { chance in
                let key = chance < Self.told ? "evidence.checks.small.uneven" : "evidence.checks.small.even"
                return texts(key, ["p": texts.decimal(chance, 3)])
            },
            small.begg.map { test in
                let key = test.p < Self.told ? "evidence.checks.small.ranks" : "evidence.checks.small.noRanks"
                return texts(key, ["tau": texts.signed(test.tau, 2), "p": texts.decimal(test.p, 3)])
            },
            filled, texts("evidence.funnel.meaning"), texts("evidence.funnel.not"),
        ].compactMap { $0 }
    }

    private var filled: String {
        guard let mean = small.filled, small.missing > 0 else { return texts("evidence.checks.small.none") }
        return texts("evidence.checks.small.missing", count: small.missing, ["mean": words.value(mean)])
    }
}

/// The question on a page, with its picture or with why there is none.
struct SmallStudiesView: Sendable {
    let synthesis: Synthesis
    let small: SmallStudies?
    let outcome: OutcomeContent
    let texts: Texts

    var markup: Markup {
        guard let small else {
            return p { texts("evidence.checks.small.few", ["fewest": texts.number(Synthesis.fewestForBias)]) }
        }
        let said = SmallStudiesWords(small, EffectWords(outcome, texts), texts)
        return .group([
            FunnelPlot(synthesis, small, outcome, texts)?.markup ?? .group([]),
            Markup.group(said.sentences.map { sentence in p { sentence } }),
        ])
    }
}
