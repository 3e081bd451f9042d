import Markup
import MetaAnalysis
import Web

/// A funnel plot: each study by what it found and how precisely, the most precise on top (Sterne and others 2011, BMJ
/// 343:d4002). Between the lines lie estimates within 1.96 standard errors of the mean.
struct FunnelPlot: Sendable {
    private let synthesis: Synthesis
    private let small: SmallStudies
    private let texts: Texts
    private let words: EffectWords
    private let centre: Double

    /// Nil where nothing is pooled.
    init?(_ synthesis: Synthesis, _ small: SmallStudies, _ outcome: OutcomeContent, _ texts: Texts) {
        guard let mean = synthesis.mean else { return nil }
        (self.synthesis, self.small, self.texts) = (synthesis, small, texts)
        words = EffectWords(outcome, texts)
        centre = mean.estimate
    }

    var markup: Markup {
        let ended = synthesis.studies.contains(where: \.hasEnded) ? ["ended"] : []
        let images = small.images.isEmpty ? [] : ["funnel.image"]
        return figure.markup(
            legend: ["funnel.dot"] + ended + images + ["funnel.line", "funnel.edge"], table: table, texts)
    }

    var drawing: Markup { figure.drawing }

    private var figure: DotFigure {
        DotFigure(
            plot: plot, title: SmallStudiesWords(small, words, texts).finding,
            up: texts("evidence.funnel.up"), along: texts("evidence.funnel.along"))
    }

    private var plot: DotPlot {
        let widest = synthesis.effects.map(\.standardError).max() ?? 1
        let (lowest, reach) = (1.05 * widest, 1.959963984540054)
        let foot = reach * lowest
        let found = (synthesis.effects + small.images).map(\.estimate) + [centre - foot, centre + foot]
        let x = PlotAxis(around: found, startingAt: .left) { low, high in
            ForestScale.ticks(synthesis.measure, low, high).map { .init(value: $0, label: words.tick($0)) }
        }
        let errors = RoundSteps.between(0, lowest, about: 5)
        let y = PlotAxis(
            from: 0, to: lowest, startingAt: .top, ticks: errors.map { .init(value: $0, label: error($0)) })
        return DotPlot(
            x: x, y: y,
            paths: [
                .init(kind: .edge, points: [(centre - foot, lowest), (centre, 0), (centre + foot, lowest)]),
                .init(kind: .mean, points: [(centre, 0), (centre, lowest)]),
            ],
            dots: small.images.map { dot($0, .image) }
                + synthesis.studies.compactMap { study in
                    study.effect.map { dot($0, study.hasEnded ? .ended : .place) }
                })
    }

    private func dot(_ effect: Effect, _ kind: DotPlot.Dot.Kind) -> DotPlot.Dot {
        DotPlot.Dot(x: effect.estimate, y: effect.standardError, radius: 5, kind: kind)
    }

    private func error(_ value: Double) -> String { texts.decimal(value, value < 0.1 && value > 0 ? 2 : 1) }

    private var table: Markup {
        let found = synthesis.studies.compactMap { study in
            study.effect.map { (study.name(texts), cells($0)) }
        }
        let images = small.images.map { (Markup.text(texts("evidence.funnel.image")), cells($0)) }
        return PlotTable(
            title: texts("evidence.plot.numbers"), columns: ["study", "effect", "error"], rows: found + images,
            texts: texts
        ).markup
    }

    private func cells(_ effect: Effect) -> [String] {
        [words.value(effect.estimate), texts.decimal(effect.standardError, 3)]
    }
}
