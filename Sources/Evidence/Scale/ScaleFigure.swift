import Foundation
import Markup
import MetaAnalysis
import Web

/// What places tell, or studies find, against how many live in the territory.
struct ScaleFigure: Sendable {
    struct Point: Sendable {
        let name: Markup
        let population: Int
        /// As it is drawn.
        let height: Double
        /// As it is read.
        let words: String
        let isEnded: Bool
    }

    let title: String
    let up: String
    let points: [Point]
    /// Where there is no effect; nil where nothing is compared.
    var null: Double?
    let ticks: @Sendable (Double, Double) -> [PlotAxis.Tick]
    /// What a height means: the column of the table.
    let column: String
    let texts: Texts

    /// Nil below two places of which the population is known.
    var markup: Markup? {
        guard points.count > 1 else { return nil }
        let table = PlotTable(
            title: texts("evidence.plot.numbers"), columns: ["place", "population", column],
            rows: points.map { ($0.name, [texts.number($0.population), $0.words]) }, texts: texts
        ).markup
        let keys = ["scale.dot"] + (points.contains(where: \.isEnded) ? ["ended"] : [])
        return figure.markup(legend: keys, table: table, texts)
    }

    var drawing: Markup? { points.count > 1 ? figure.drawing : nil }

    private var figure: DotFigure {
        DotFigure(plot: plot, title: title, up: up, along: texts("evidence.scale.along"))
    }

    private var plot: DotPlot {
        let places = points.map { log10(Double(max(1, $0.population))) }
        let x = PlotAxis(around: places, startingAt: .left) { low, high in
            Self.powers(low, high).map { .init(value: $0.log, label: texts.number(Int($0.number))) }
        }
        let heights = points.map(\.height) + [null].compactMap { $0 }
        let across = null.map { null in
            DotPlot.Path(kind: .null, points: [(x.lower, null), (x.upper, null)])
        }
        return DotPlot(
            x: x, y: PlotAxis(around: heights, startingAt: .bottom, ticks: ticks), paths: [across].compactMap { $0 },
            dots: zip(points, places).map { point, place in
                DotPlot.Dot(x: place, y: point.height, radius: 5, kind: point.isEnded ? .ended : .place)
            })
    }

    /// Round numbers for an axis of logarithms: powers of ten, with their doubles and halves where they are few, or steps of
    /// one size where the ends are close.
    static func powers(_ low: Double, _ high: Double) -> [(log: Double, number: Double)] {
        guard low.isFinite, high.isFinite, low < high, abs(low) < 15, abs(high) < 15 else { return [] }
        if high - low < 1 {
            return RoundSteps.between(pow(10, low), pow(10, high), about: 4).filter { $0 > 0 }.map { (log10($0), $0) }
        }
        let steps: [Double] = high - low > 2.2 ? [1] : [1, 2, 5]
        let exponents = Int(low.rounded(.down))...Int(high.rounded(.up))
        return exponents.flatMap { exponent in
            steps.map { step in (log10(step) + Double(exponent), step * pow(10, Double(exponent))) }
        }.filter { $0.0 >= low && $0.0 <= high }
    }
}

extension ScaleTopic {
    /// Nil of reach, which grows with the population by itself.
    func figure(_ places: [ScaledPlace], _ texts: Texts) -> ScaleFigure? {
        guard self != .reached else { return nil }
        let points = places.compactMap { place -> ScaleFigure.Point? in
            guard let value = value(of: place), value > 0, let population = place.served.population else { return nil }
            return ScaleFigure.Point(
                name: a(.href(place.served.path), .lang(place.served.language, on: texts)) { place.served.title },
                population: population,
                height: log10(value), words: words(value, texts), isEnded: false)
        }
        return ScaleFigure(
            title: texts("evidence.scale.\(rawValue).finding", count: points.count),
            up: texts("evidence.scale.\(rawValue).up"), points: points,
            ticks: { low, high in
                ScaleFigure.powers(low, high).map { .init(value: $0.log, label: number($0.number, texts)) }
            }, column: "scale.\(rawValue)", texts: texts)
    }

    /// « 12 habitants sur 1 000 », « 85 euros par personne ».
    func words(_ value: Double, _ texts: Texts) -> String {
        texts("evidence.scale.\(rawValue).value", ["number": number(value, texts)])
    }

    func number(_ value: Double, _ texts: Texts) -> String {
        let digits = value == value.rounded() || value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4
        return texts.decimal(value, digits)
    }
}

extension ScaledOutcome {
    func figure(_ texts: Texts) -> ScaleFigure {
        let words = EffectWords(content, texts)
        let points = studies.compactMap { study -> ScaleFigure.Point? in
            guard let effect = study.effect, let population = study.population else { return nil }
            return ScaleFigure.Point(
                name: study.name(texts), population: population, height: effect.estimate,
                words: words.short(effect.estimate, Synthesis.interval(of: effect)), isEnded: study.hasEnded)
        }
        return ScaleFigure(
            title: texts("evidence.scale.effect.finding", count: points.count), up: texts("evidence.bubble.up"),
            points: points, null: content.measure.null,
            ticks: { low, high in
                ForestScale.ticks(content.measure, low, high).map { .init(value: $0, label: words.tick($0)) }
            }, column: "effect", texts: texts)
    }
}
