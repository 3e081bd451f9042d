import Markup
import Web

/// A plot of dots with its words: on a page beside its legend and its table, or alone as a sheet.
struct DotFigure: Sendable {
    let plot: DotPlot
    /// What it finds.
    let title: String
    /// What is read from the bottom to the top, and from the left to the right.
    let up: String
    let along: String

    func markup(legend keys: [String], table: Markup, _ texts: Texts) -> Markup {
        figure(.class("picture")) {
            figcaption { title }
            p(.class("note"), .ariaHidden("true")) { "↕ " + up }
            element(
                "svg", .class("strip plot"), .width("100%"), .height("320"), .role("img"),
                .ariaLabel("\(title). \(texts("evidence.plot.described", ["up": up, "along": along]))")
            ) { plot.field }
            element("svg", .class("strip"), .width("100%"), .height("28"), .ariaHidden("true")) { plot.feet }
            p(.class("note"), .ariaHidden("true")) { "↔ " + along }
            ul(.class("legend")) { Markup.group(keys.map { key in li { texts("evidence.legend.\(key)") } }) }
            details {
                summary { texts("evidence.plot.numbers") }
                table
            }
        }
    }

    /// The picture that stands alone, at a hundred units an inch.
    var drawing: Markup {
        element(
            "svg", Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", "0 0 1000 660"),
            .width("1000"), .height("660"), Attribute("font-family", "sans-serif"), Attribute("font-size", "13"),
            .role("img"), .ariaLabel(title)
        ) {
            element("title") { title }
            element("rect", .width("100%"), .height("100%"), Attribute("fill", "#fbf7ef")) {}
            words(title, at: 30, weight: "bold")
            words("↕ " + up, at: 56, weight: nil)
            part(at: 70, height: 500) { plot.field }
            part(at: 570, height: 28) { plot.feet }
            words("↔ " + along, at: 630, weight: nil)
        }
    }

    private func words(_ text: String, at y: Int, weight: String?) -> Markup {
        element(
            "text", Attribute("x", "20"), Attribute("y", "\(y)"), Attribute("fill", "#1f2421"),
            .optional("font-weight", weight)
        ) { text }
    }

    private func part(at y: Int, height: Int, @MarkupBuilder _ content: () -> Markup) -> Markup {
        element(
            "svg", Attribute("x", "20"), Attribute("y", "\(y)"), .width("960"), .height("\(height)"), content: content)
    }

    /// Several pictures that stand alone, one under the other.
    static func sheet(_ figures: [Markup]) -> Markup {
        element(
            "svg", Attribute("xmlns", "http://www.w3.org/2000/svg"),
            Attribute("viewBox", "0 0 1000 \(660 * figures.count)"), .width("1000"), .height("\(660 * figures.count)")
        ) {
            Markup.group(
                figures.enumerated().map { number, figure in
                    element(
                        "svg", Attribute("y", "\(660 * number)"), .width("1000"), .height("660")
                    ) { figure }
                })
        }
    }
}
