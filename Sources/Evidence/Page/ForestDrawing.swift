import Markup
import MetaAnalysis
import Web

/// The plot as a picture that stands alone: as wide as a sheet of paper, at a hundred units an inch.
struct ForestDrawing: Sendable {
    private static let width = 1_000
    private static let (left, middle) = (340, 400)
    private static let rowHeight = 30

    let title: String
    let synthesis: Synthesis
    let outcome: OutcomeContent
    let texts: Texts

    private struct Row {
        let name: String
        let strip: Markup
        let value: String
    }

    var markup: Markup {
        let rows = rows
        let height = 60 + (rows.count + 1) * Self.rowHeight
        return element(
            "svg", Attribute("xmlns", "http://www.w3.org/2000/svg"),
            Attribute("viewBox", "0 0 \(Self.width) \(height)"),
            .width("\(Self.width)"), .height("\(height)"), Attribute("font-family", "sans-serif"),
            Attribute("font-size", "13"), .role("img"), .ariaLabel(title)
        ) {
            element("title") { title }
            element("rect", .width("100%"), .height("100%"), Attribute("fill", "#fbf7ef")) {}
            label(title, x: 10, y: 26, bold: true)
            Markup.group(rows.enumerated().map { row($1, at: 40 + $0 * Self.rowHeight) })
        }
    }

    private var rows: [Row] {
        let words = EffectWords(outcome, texts)
        let strip = ForestStrip(synthesis, ForestScale(synthesis))
        let weights = synthesis.fit?.weights ?? synthesis.studies.map { _ in 50 }
        var rows = zip(synthesis.studies, weights).compactMap { study, weight -> Row? in
            guard let effect = study.effect else { return nil }
            return Row(
                name: study.path == nil ? texts("evidence.study.withdrawn") : study.title,
                strip: strip.study(effect, weight: weight, hasEnded: study.hasEnded),
                value: words.value(effect.estimate))
        }
        if let mean = synthesis.mean {
            let bar = strip.mean(mean.estimate, mean.interval)
            rows.append(Row(name: texts("evidence.plot.mean"), strip: bar, value: words.value(mean.estimate)))
        }
        if let next = synthesis.next {
            rows.append(Row(name: texts("evidence.plot.next"), strip: strip.next(next), value: words.short(next)))
        }
        return rows + [Row(name: "", strip: strip.axis(words), value: "")]
    }

    private func row(_ row: Row, at y: Int) -> Markup {
        let name = row.name.count > 48 ? row.name.prefix(47) + "…" : row.name
        return .group([
            label(String(name), x: 10, y: y + 19, bold: false),
            element(
                "svg", Attribute("x", "\(Self.left)"), Attribute("y", "\(y)"), .width("\(Self.middle)"),
                .height("\(Self.rowHeight - 2)")
            ) { row.strip },
            label(row.value, x: Self.left + Self.middle + 16, y: y + 19, bold: false),
        ])
    }

    private func label(_ text: String, x: Int, y: Int, bold: Bool) -> Markup {
        element(
            "text", Attribute("x", "\(x)"), Attribute("y", "\(y)"), Attribute("fill", "#1f2421"),
            .optional("font-weight", bold ? "bold" : nil)
        ) { text }
    }
}
