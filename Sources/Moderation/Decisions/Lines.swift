import Markup

/// A text that people wrote in several lines, as they wrote it.
struct Lines {
    let text: String

    init(_ text: String) { self.text = text }

    var markup: Markup {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        guard lines.count > 1 else { return .text(text) }
        return .group(lines.map { line in p { String(line) } })
    }
}

extension Lines {
    /// Always paragraphs.
    var block: Markup { .group(text.split(separator: "\n").map { line in p { String(line) } }) }
}
