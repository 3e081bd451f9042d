/// Gathers the words of what a reader of Markdown meets: a line for each block, cells side by side.
struct PlainTextRendering {
    private(set) var text = ""

    mutating func take(_ event: MarkdownEvent) {
        switch event {
        case .text(let words): text += words
        case .softBreak, .leave(.cell), .leave(.headerCell): text += " "
        case .lineBreak: text += "\n"
        case .enter(let element) where element.isBlock, .leave(let element) where element.isBlock: endLine()
        case .enter, .leave: break
        }
    }

    private mutating func endLine() {
        if !text.isEmpty && !text.hasSuffix("\n") { text += "\n" }
    }
}

extension MarkdownElement {
    fileprivate var isBlock: Bool {
        switch self {
        case .emphasis, .strong, .deleted, .code, .link, .image, .cell, .headerCell: false
        default: true
        }
    }
}
