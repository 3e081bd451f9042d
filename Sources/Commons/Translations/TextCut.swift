import Web

/// How a text is cut into the paragraphs that are translated one by one.
package enum TextCut: String, Sendable, Codable {
    /// One short text: a title.
    case line
    /// A short text a line.
    case list
    /// Markdown: what stands between empty lines, outside blocks of code.
    case markdown

    /// The paragraphs of a text, without the empty lines between them.
    package func paragraphs(of text: String) -> [String] {
        switch self {
        case .line:
            let line = text.trimmingWhitespace()
            return line.isEmpty ? [] : [line]
        case .list:
            return text.split(separator: "\n").map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
        case .markdown: return Self.blocks(of: text)
        }
    }

    /// A text made of paragraphs: cut again, it gives them back.
    package func joined(_ paragraphs: [String]) -> String {
        paragraphs.joined(separator: self == .markdown ? "\n\n" : "\n")
    }

    /// A translation as it stands in the place of its source: it keeps the indentation that makes it part of a list, has one
    /// line where its source has one, and closes the blocks of code that it opens, so that it swallows nothing that follows.
    package func fitted(_ text: String, for source: String) -> String {
        guard self == .markdown else { return self == .line || !source.contains("\n") ? Self.oneLine(text) : text }
        let indentation = source.prefix { $0 == " " }
        let lines = Self.closed(text).split(separator: "\n", omittingEmptySubsequences: false)
        guard !indentation.isEmpty else { return lines.joined(separator: "\n") }
        return lines.map { $0.isEmpty ? "" : indentation + $0 }.joined(separator: "\n")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func blocks(of text: String) -> [String] {
        var blocks: [[Substring]] = [[]]
        var fence = Fence()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !fence.isOpen, line.allSatisfy(\.isWhitespace) {
                blocks.append([])
            } else {
                fence.pass(line)
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks.map { $0.joined(separator: "\n").trimmingEnd() }.filter { !$0.isEmpty }
    }

    private static func closed(_ text: String) -> String {
        var fence = Fence()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { fence.pass(line) }
        return fence.isOpen ? "\(text)\n\(fence.sign)" : text
    }
}

/// Whether a line is within a block of code (CommonMark 0.31, 4.5).
private struct Fence {
    /// What closes it; empty outside.
    private(set) var sign = ""

    var isOpen: Bool { !sign.isEmpty }

    mutating func pass(_ line: Substring) {
        let bare = line.drop { $0 == " " || $0 == "\t" }
        guard let first = bare.first, first == "`" || first == "~" else { return }
        let signs = bare.prefix { $0 == first }
        let rest = bare.dropFirst(signs.count)
        if isOpen {
            if signs.hasPrefix(sign), rest.allSatisfy(\.isWhitespace) { sign = "" }
        } else if signs.count >= 3, first == "~" || !rest.contains("`") {
            sign = String(signs)
        }
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var rest = self[...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
