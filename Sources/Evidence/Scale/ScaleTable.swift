import Markup
import MetaAnalysis
import Web

/// What is found at each scale, with the one at which it is best, where that can be said.
struct ScaleTable: Sendable {
    let title: String
    let lines: [ScaleLine]
    /// Nil where more at one scale is no better than less at another.
    let isHigherBetter: Bool?
    /// What a value is counted on: `places` or `count`.
    let counted: String
    let words: @Sendable (Double) -> String
    let texts: Texts

    var markup: Markup {
        .group(
            [lines.filter { $0.by == "level" }, lines.filter { $0.by == "size" }].filter { !$0.isEmpty }.map { part in
                .group([
                    element("table", .class("rows")) {
                        caption { texts("evidence.scale.by.\(part[0].by)", ["what": title]) }
                        thead { tr { Markup.group(columns.map { name in th(.scope("col")) { label(name) } }) } }
                        tbody { Markup.group(part.map(row)) }
                    },
                    best(of: part),
                ])
            })
    }

    private var columns: [String] { ["scale", counted, counted == "count" ? "mean" : "middle", "reach"] }

    private func label(_ column: String) -> String { texts("evidence.column.\(column)") }

    private func row(_ line: ScaleLine) -> Markup {
        let reach = line.interval.map {
            texts("evidence.plot.range", ["low": words($0.lower), "high": words($0.upper)])
        }
        let cells = [texts.number(line.count), words(line.value), reach ?? texts("evidence.scale.tooFew")]
        return tr {
            th(.scope("row")) { line.scale.words(texts) }
            Markup.group(
                zip(columns.dropFirst(), cells).map { column, text in
                    td(Attribute("data-label", label(column))) { text }
                })
        }
    }

    private func best(of part: [ScaleLine]) -> Markup {
        guard let isHigherBetter else { return .group([]) }
        guard let best = part.best(isHigherBetter: isHigherBetter) else {
            return p { texts("evidence.scale.noBest.\(part[0].by)") }
        }
        return p { texts("evidence.scale.best", ["scale": best.scale.words(texts)]) }
    }
}
