import Markup
import MetaAnalysis
import Web

/// A forest plot: each study with its dot, its line and its words, then the mean, then the band of the next place.
struct ForestPlot: Sendable {
    let synthesis: Synthesis
    private let outcome: OutcomeContent
    private let texts: Texts
    private let words: EffectWords
    private let strip: ForestStrip
    private let weights: [Double]

    init(_ synthesis: Synthesis, _ outcome: OutcomeContent, _ texts: Texts) {
        self.synthesis = synthesis
        self.outcome = outcome
        self.texts = texts
        words = EffectWords(outcome, texts)
        strip = ForestStrip(synthesis, ForestScale(synthesis))
        weights = synthesis.fit?.weights ?? synthesis.studies.map { _ in 50 }
    }

    var markup: Markup {
        figure(.class("picture")) {
            figcaption { SynthesisWords(synthesis, outcome, texts).finding }
            ol(.class("forest")) {
                Markup.group(zip(synthesis.studies, weights).map(row))
                meanRow
                nextRow
            }
            div(.class("forest-axis"), .ariaHidden("true")) {
                svg { strip.axis(words) }
                sides
            }
            legend
            details {
                summary { texts("evidence.plot.table") }
                table
            }
        }
    }

    private func svg(@MarkupBuilder _ content: () -> Markup) -> Markup {
        element(
            "svg", .class("strip"), .width("100%"), .height("\(Int(ForestStrip.height))"), .ariaHidden("true"),
            content: content)
    }

    private func row(_ study: PooledStudy, _ weight: Double) -> Markup {
        guard let effect = study.effect else { return .group([]) }
        return li {
            div {
                study.name(texts)
                p(.class("note")) { study.note(texts) }
            }
            svg { strip.study(effect, weight: weight, hasEnded: study.hasEnded) }
            p { words.short(effect.estimate, Synthesis.interval(of: effect)) }
        }
    }

    @MarkupBuilder private var meanRow: Markup {
        if let mean = synthesis.mean {
            li(.class("sum")) {
                div { strong { texts("evidence.plot.mean") } }
                svg { strip.mean(mean.estimate, mean.interval) }
                p { words.short(mean.estimate, mean.interval) }
            }
        }
    }

    @MarkupBuilder private var nextRow: Markup {
        if let next = synthesis.next {
            li(.class("sum")) {
                div { strong { texts("evidence.plot.next") } }
                svg { strip.next(next) }
                p { words.short(next) }
            }
        }
    }

    /// Which way is better.
    @MarkupBuilder private var sides: Markup {
        if synthesis.measure.null != nil {
            let ends = synthesis.direction == .higher ? ["worse", "better"] : ["better", "worse"]
            p(.class("ends")) {
                span { "← " + texts("evidence.plot.\(ends[0])") }
                span { texts("evidence.plot.\(ends[1])") + " →" }
            }
        }
    }

    private var legend: Markup {
        let keys = ["dot", "ended", "line", "band"].filter { key in
            key == "ended" ? synthesis.studies.contains(where: \.hasEnded) : key != "band" || synthesis.next != nil
        }
        return ul(.class("legend")) { Markup.group(keys.map { key in li { texts("evidence.legend.\(key)") } }) }
    }

    private var table: Markup {
        element("table", .class("rows")) {
            caption(.class("hidden")) { texts("evidence.plot.table") }
            thead { tr { Markup.group(Self.columns.map { name in th(.scope("col")) { texts(label(name)) } }) } }
            tbody { Markup.group(zip(synthesis.studies, weights).map(line)) }
        }
    }

    private static let columns = ["study", "year", "design", "rung", "effect", "weight"]

    private func label(_ column: String) -> String { "evidence.column.\(column)" }

    private func line(_ study: PooledStudy, _ weight: Double) -> Markup {
        let effect = study.effect.map { words.short($0.estimate, Synthesis.interval(of: $0)) } ?? "–"
        let cells = [
            ("year", study.content.year.map { "\($0)" } ?? "–"), ("design", texts(study.content.design.textKey)),
            ("rung", texts.number(study.content.rung)), ("effect", effect),
            ("weight", texts("evidence.value.share", ["number": texts.decimal(weight, 1)])),
        ]
        return tr {
            th(.scope("row")) { study.name(texts) }
            Markup.group(cells.map { name, text in td(Attribute("data-label", texts(label(name)))) { text } })
        }
    }
}

extension PooledStudy {
    func name(_ texts: Texts) -> Markup {
        guard let path else { return .text(texts("evidence.study.withdrawn")) }
        return a(.href(path), .lang(language, on: texts)) { title }
    }

    /// Where, when, and what one should know at once.
    func note(_ texts: Texts) -> String {
        let parts = [
            location.isEmpty ? nil : location, content.year.map { "\($0)" }, texts(content.design.textKey),
            hasEnded ? texts("evidence.study.ended") : nil,
            isElsewhere ? texts("evidence.study.elsewhere.short") : nil,
            isFictional ? texts("evidence.fictional") : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }
}
