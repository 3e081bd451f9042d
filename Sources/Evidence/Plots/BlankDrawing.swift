import Markup

/// In the place of a picture that there is not: why.
struct BlankDrawing: Sendable {
    let words: String

    var markup: Markup {
        element(
            "svg", Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", "0 0 1000 100"),
            .width("1000"), .height("100"), Attribute("font-family", "sans-serif"), Attribute("font-size", "14"),
            .role("img"), .ariaLabel(words)
        ) {
            element("title") { words }
            element("rect", .width("100%"), .height("100%"), Attribute("fill", "#fbf7ef")) {}
            element("text", Attribute("x", "20"), Attribute("y", "55"), Attribute("fill", "#1f2421")) { words }
        }
    }
}
