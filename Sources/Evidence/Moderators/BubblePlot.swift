import Foundation
import Markup
import MetaAnalysis
import Web

/// Effects by what studies say of themselves, dots the larger the more they weigh; with the line of the regression and the
/// band where it lies.
struct BubblePlot: Sendable {
    private let moderator: StudyModerator
    private let regression: MetaRegression
    private let synthesis: Synthesis
    private let effect: EffectWords
    private let said: ModeratorWords
    private let texts: Texts

    /// Nil where nothing could be fitted.
    init?(
        _ moderator: StudyModerator, _ regression: MetaRegression, _ synthesis: Synthesis, _ outcome: OutcomeContent,
        _ texts: Texts
    ) {
        guard regression.fit != nil else { return nil }
        (self.moderator, self.regression, self.synthesis, self.texts) = (moderator, regression, synthesis, texts)
        effect = EffectWords(outcome, texts)
        said = ModeratorWords(regression, outcome, texts)
    }

    var markup: Markup {
        let ended = regression.studies.contains(where: \.hasEnded) ? ["ended"] : []
        let lines = moderator.groups == nil ? ["bubble.line", "bubble.band"] : ["bubble.reach"]
        return figure.markup(legend: ["bubble.dot"] + ended + lines, table: table, texts)
    }

    var drawing: Markup { figure.drawing }

    private var figure: DotFigure {
        DotFigure(
            plot: plot, title: said.finding(moderator) ?? texts(moderator.textKey),
            up: texts("evidence.bubble.up"), along: texts(moderator.textKey))
    }

    /// Where a study stands: at its number, or at the place of its group.
    private func place(_ study: PooledStudy) -> Double? {
        if let number = moderator.number(of: study) { return number }
        return moderator.group(of: study).flatMap { regression.groups(of: moderator)?.firstIndex(of: $0) }
            .map(Double.init)
    }

    private var plot: DotPlot {
        let weights = regression.fit?.weights ?? []
        let most = weights.max() ?? 1
        let dots = zip(regression.studies, weights).compactMap { study, weight -> DotPlot.Dot? in
            guard let effect = study.effect, let place = place(study) else { return nil }
            return DotPlot.Dot(
                x: place, y: effect.estimate, radius: 3 + 8 * (weight / most).squareRoot(),
                kind: study.hasEnded ? .ended : .place)
        }
        let paths = moderator.groups == nil ? slope : bars
        let heights = dots.map(\.y) + paths.flatMap { $0.points.map(\.y) } + [synthesis.measure.null].compactMap { $0 }
        let y = PlotAxis(around: heights, startingAt: .bottom) { low, high in
            ForestScale.ticks(synthesis.measure, low, high).map { .init(value: $0, label: effect.tick($0)) }
        }
        let x = axis(dots.map(\.x))
        let null = synthesis.measure.null.map { null in
            DotPlot.Path(kind: .null, points: [(x.lower, null), (x.upper, null)])
        }
        return DotPlot(x: x, y: y, paths: [null].compactMap { $0 } + paths, dots: dots)
    }

    private func axis(_ places: [Double]) -> PlotAxis {
        if let groups = regression.groups(of: moderator) {
            let ticks = groups.enumerated().map {
                PlotAxis.Tick(value: Double($0), label: said.name(of: $1, moderator))
            }
            return PlotAxis(from: -0.5, to: Double(groups.count) - 0.5, startingAt: .left, ticks: ticks)
        }
        return PlotAxis(around: places, startingAt: .left) { low, high in
            let steps = RoundSteps.between(low, high, about: 5).filter { $0 == $0.rounded() }
            return steps.map { .init(value: $0, label: said.tick($0, of: moderator)) }
        }
    }

    /// The line, in its band.
    private var slope: [DotPlot.Path] {
        guard let range = regression.range(of: moderator) else { return [] }
        let points = (0...24).compactMap { step -> (x: Double, expected: Prediction)? in
            let x = range.lower + (range.upper - range.lower) * Double(step) / 24
            return regression.expected(moderator, at: x).map { (x, $0) }
        }
        let upper = points.compactMap { point in point.expected.confidence.map { (x: point.x, y: $0.upper) } }
        let lower = points.compactMap { point in point.expected.confidence.map { (x: point.x, y: $0.lower) } }
        return [
            .init(kind: .band, points: upper + lower.reversed()),
            .init(kind: .mean, points: points.map { ($0.x, $0.expected.estimate) }),
        ]
    }

    /// Of each group its mean, in its band.
    private var bars: [DotPlot.Path] {
        (regression.groups(of: moderator) ?? []).enumerated().flatMap { index, group -> [DotPlot.Path] in
            guard let expected = regression.expected(moderator, in: group), let reach = expected.confidence else {
                return []
            }
            let (left, right) = (Double(index) - 0.3, Double(index) + 0.3)
            return [
                .init(
                    kind: .band,
                    points: [(left, reach.upper), (right, reach.upper), (right, reach.lower), (left, reach.lower)]),
                .init(kind: .mean, points: [(left, expected.estimate), (right, expected.estimate)]),
            ]
        }
    }

    private var table: Markup {
        let rows = regression.studies.compactMap { study -> (name: Markup, cells: [String])? in
            guard let found = study.effect else { return nil }
            let interval = Synthesis.interval(of: found)
            return (study.name(texts), [said.told(moderator, by: study), effect.short(found.estimate, interval)])
        }
        return PlotTable(
            title: texts("evidence.plot.numbers"), columns: ["study", "said", "effect"], rows: rows, texts: texts
        ).markup
    }
}
