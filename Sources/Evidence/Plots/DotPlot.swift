import Cartography
import Markup

/// Dots on two axes, with a band for what is not known. Places are shares of width and height, so that it fits any screen
/// and any paper while its letters keep their size; the colours that it names are for where there is no style sheet.
struct DotPlot: Sendable {
    struct Dot: Sendable {
        enum Kind: String, Sendable {
            case place, ended
            /// Nobody has seen it.
            case image
        }

        let x: Double
        let y: Double
        /// In pixels.
        let radius: Double
        let kind: Kind
    }

    /// A broken line, or the outline of an area.
    struct Path: Sendable {
        enum Kind: String, Sendable { case band, edge, mean, null }

        let kind: Kind
        let points: [(x: Double, y: Double)]
    }

    let x: PlotAxis
    let y: PlotAxis
    let paths: [Path]
    let dots: [Dot]

    /// All but the numbers below: what goes into an `svg` of any size.
    var field: Markup {
        .group([
            Markup.group(y.ticks.map { grid($0.value) }),
            element(
                "svg", Attribute("viewBox", "0 0 100 100"), Attribute("preserveAspectRatio", "none"),
                .width("100%"), .height("100%")
            ) { Markup.group(paths.map(draw)) },
            Markup.group(dots.map(draw)), Markup.group(y.ticks.map(label)),
        ])
    }

    /// The numbers below, for a strip of the same width.
    var feet: Markup {
        .group(
            x.ticks.map { tick in
                let place = "\(x.place(tick.value).short)%"
                return .group([
                    line("tick", (place, "0%"), (place, "25%")),
                    text(tick.label, x: place, y: "65%", anchor: anchor(x.place(tick.value))),
                ])
            })
    }

    /// Words at the ends do not leave the picture.
    private func anchor(_ place: Double) -> String { place < 8 ? "start" : place > 92 ? "end" : "middle" }

    private func grid(_ value: Double) -> Markup {
        let place = "\(y.place(value).short)%"
        return line("grid", ("0%", place), ("100%", place))
    }

    private func label(_ tick: PlotAxis.Tick) -> Markup {
        element(
            "text", .class("beside"), Attribute("x", "0"), Attribute("y", "\(y.place(tick.value).short)%"),
            Attribute("dy", "-4"), Attribute("fill", "#1f2421"), Attribute("font-size", "13")
        ) { tick.label }
    }

    private func line(_ css: String, _ from: (String, String), _ to: (String, String)) -> Markup {
        element(
            "line", .class(css), Attribute("x1", from.0), Attribute("y1", from.1), Attribute("x2", to.0),
            Attribute("y2", to.1), Attribute("stroke", css == "grid" ? "#ddd3c0" : "#6b6f6c")
        ) {}
    }

    private func text(_ words: String, x: String, y: String, anchor: String) -> Markup {
        element(
            "text", Attribute("x", x), Attribute("y", y), Attribute("text-anchor", anchor),
            Attribute("dominant-baseline", "central"), Attribute("fill", "#1f2421"), Attribute("font-size", "13")
        ) { words }
    }

    private func draw(_ path: Path) -> Markup {
        let points = path.points.map { "\(x.place($0.x).fine),\(y.place($0.y).fine)" }.joined(separator: " ")
        let isArea = path.kind == .band
        return element(
            isArea ? "polygon" : "polyline", .class(path.kind.rawValue), Attribute("points", points),
            Attribute("fill", isArea ? "#efd9a7" : "none"), Attribute("stroke", path.kind.colour),
            Attribute("stroke-width", path.kind == .mean ? "2.5" : "1"),
            .optional("stroke-dasharray", path.kind == .edge ? "5 4" : nil),
            Attribute("vector-effect", "non-scaling-stroke")
        ) {}
    }

    private func draw(_ dot: Dot) -> Markup {
        element(
            "circle", .class(dot.kind.rawValue), Attribute("cx", "\(x.place(dot.x).fine)%"),
            Attribute("cy", "\(y.place(dot.y).fine)%"), Attribute("r", dot.radius.short),
            Attribute("fill", dot.kind == .place ? "#1d6561" : "#fbf7ef"),
            Attribute("stroke", dot.kind == .image ? "#8a5200" : "#1d6561"), Attribute("stroke-width", "2"),
            .optional("stroke-dasharray", dot.kind == .image ? "3 2" : nil)
        ) {}
    }
}

extension DotPlot.Path.Kind {
    fileprivate var colour: String {
        switch self {
        case .band: "#8a5200"
        case .edge: "#8a5200"
        case .mean: "#1f2421"
        case .null: "#6b6f6c"
        }
    }
}

extension Double {
    /// With two decimals at most.
    fileprivate var fine: String {
        let rounded = (self * 100).rounded() / 100
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
