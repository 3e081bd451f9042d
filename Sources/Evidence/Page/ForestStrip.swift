import Cartography
import Markup
import MetaAnalysis

/// One row of a forest plot. Its places are shares of its width, so that it fits any screen and any paper; the colours
/// that it names are for where there is no style sheet.
struct ForestStrip: Sendable {
    static let height = 28.0

    let scale: ForestScale
    /// Where there is no effect.
    let null: Double?

    init(_ synthesis: Synthesis, _ scale: ForestScale) {
        self.scale = scale
        null = synthesis.measure.null
    }

    /// A study: a dot, the larger the more it weighs, and a line as far as chance may have moved it.
    func study(_ effect: Effect, weight: Double, hasEnded: Bool) -> Markup {
        let interval = Synthesis.interval(of: effect)
        let radius = 3.5 + 5 * (min(100, weight) / 100).squareRoot()
        return .group([
            nullLine, reach(interval, width: "1.5"), cuts(interval),
            element(
                "circle", .class(hasEnded ? "ended" : "place"), Attribute("cx", percent(effect.estimate)),
                Attribute("cy", "50%"), Attribute("r", radius.short),
                Attribute("fill", hasEnded ? "#fbf7ef" : "#1d6561"),
                Attribute("stroke", "#1d6561"), Attribute("stroke-width", "2")
            ) {},
        ])
    }

    /// The mean: a bar on its line.
    func mean(_ estimate: Double, _ interval: Interval) -> Markup {
        .group([
            nullLine, reach(interval, width: "4"), cuts(interval),
            line(estimate, estimate, from: "15%", to: "85%", css: "mean", width: "4", colour: "#1f2421"),
        ])
    }

    /// The next place: a band.
    func next(_ interval: Interval) -> Markup {
        let (left, right) = (scale.place(interval.lower), scale.place(interval.upper))
        return .group([
            element(
                "rect", .class("band"), Attribute("x", "\(left.short)%"), Attribute("y", "18%"),
                .width("\(max(0.5, right - left).short)%"), .height("64%"), Attribute("fill", "#efd9a7"),
                Attribute("stroke", "#8a5200")
            ) {}, nullLine, cuts(interval),
        ])
    }

    private var nullLine: Markup {
        guard let null else { return .group([]) }
        return line(null, null, from: "0%", to: "100%", css: "null", width: "1", colour: "#6b6f6c")
    }

    private func reach(_ interval: Interval, width: String) -> Markup {
        line(interval.lower, interval.upper, from: "50%", to: "50%", css: "reach", width: width, colour: "#1f2421")
    }

    private func line(
        _ first: Double, _ last: Double, from top: String, to bottom: String, css: String, width: String, colour: String
    ) -> Markup {
        element(
            "line", .class(css), Attribute("x1", percent(first)), Attribute("y1", top), Attribute("x2", percent(last)),
            Attribute("y2", bottom), Attribute("stroke", colour), Attribute("stroke-width", width)
        ) {}
    }

    /// An interval that goes on beyond the edge says so.
    private func cuts(_ interval: Interval) -> Markup {
        .group([
            scale.isCutLeft(interval) ? arrow("‹", at: "0.5%", anchor: "start") : .group([]),
            scale.isCutRight(interval) ? arrow("›", at: "99.5%", anchor: "end") : .group([]),
        ])
    }

    private func arrow(_ sign: String, at place: String, anchor: String) -> Markup {
        element(
            "text", .class("cut"), Attribute("x", place), Attribute("y", "50%"), Attribute("text-anchor", anchor),
            Attribute("dominant-baseline", "central"), Attribute("fill", "#1f2421"), Attribute("font-size", "18")
        ) { sign }
    }

    /// The ticks with their numbers.
    func axis(_ words: EffectWords) -> Markup {
        .group(
            scale.ticks.map { tick in
                .group([
                    line(tick, tick, from: "0%", to: "25%", css: "tick", width: "1", colour: "#6b6f6c"),
                    element(
                        "text", Attribute("x", percent(tick)), Attribute("y", "65%"),
                        Attribute("text-anchor", "middle"),
                        Attribute("dominant-baseline", "central"), Attribute("fill", "#1f2421"),
                        Attribute("font-size", "13")
                    ) { words.tick(tick) },
                ])
            })
    }

    private func percent(_ value: Double) -> String { "\(scale.place(value).short)%" }
}
