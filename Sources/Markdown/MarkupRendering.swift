internal import Markup

/// Builds markup out of what a reader of Markdown meets.
struct MarkupRendering {
    private let headingLevel: Int
    private var open = [Frame(element: nil)]
    /// Elements that are open but not shown, only their text: those that lie too deep, and those within a picture.
    private var hidden = 0

    /// Markup is written by recursion.
    private static let deepest = 32

    /// An element whose end has not come yet.
    private struct Frame {
        let element: MarkdownElement?
        var children: [Markup] = []
        /// Neighbouring texts make one piece.
        var text = ""

        var isPicture: Bool { if case .image = element { true } else { false } }
    }

    init(under headingLevel: Int) {
        self.headingLevel = headingLevel
    }

    /// What was met so far.
    var markup: Markup {
        .group(open[0].children + [.text(open[0].text)])
    }

    mutating func take(_ event: MarkdownEvent) {
        let last = open.count - 1
        switch event {
        case .enter(let element): enter(element)
        case .leave: leave()
        case .text(let text): open[last].text += text
        case .softBreak: open[last].text += "\n"
        case .lineBreak where open[last].isPicture: open[last].text += " "
        case .lineBreak: append(br())
        }
    }

    private mutating func enter(_ element: MarkdownElement) {
        let last = open.count - 1
        guard hidden == 0, last < Self.deepest, !open[last].isPicture else { return hidden += 1 }
        open.append(Frame(element: element))
    }

    private mutating func leave() {
        guard hidden == 0 else { return hidden -= 1 }
        let description = open[open.count - 1].text
        endText()
        guard open.count > 1, let frame = open.popLast(), let element = frame.element else { return }
        guard case .image(let address) = element else {
            return append(element.markup(.group(frame.children), headingLevel))
        }
        show(address, described: description)
    }

    /// A picture that may not be shown is said.
    private mutating func show(_ address: String, described description: String) {
        guard let path = Address.picture(address) else { return open[open.count - 1].text += description }
        append(img(.src(path), .alt(description), Attribute("loading", "lazy")))
    }

    private mutating func append(_ piece: Markup) {
        endText()
        open[open.count - 1].children.append(piece)
    }

    private mutating func endText() {
        let last = open.count - 1
        guard !open[last].text.isEmpty else { return }
        open[last].children.append(.text(open[last].text))
        open[last].text = ""
    }
}
