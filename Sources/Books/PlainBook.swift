/// A book as words alone, a line for each block: for readers that show nothing else, and to be searched or counted.
package struct PlainBook: Sendable {
    package static let type = "text/plain; charset=utf-8"

    private let book: Book

    package init(_ book: Book) { self.book = book }

    /// UTF-8.
    package var bytes: [UInt8] { Array((lines.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n").utf8) }

    private var lines: [String] {
        [Self.underlined(book.title, with: "="), book.summary] + book.imprint + [book.source]
            + [book.licences.joined(separator: "\n")] + book.chapters.flatMap { lines(of: $0) } + loose
    }

    private func lines(of chapter: Book.Chapter) -> [String] {
        let placed = Dictionary(book.pictures.map { ($0.path, $0) }) { first, _ in first }
        var layout = PrintedLayout(base: book.base, pictures: placed)
        return [Self.underlined(chapter.title, with: "-")] + Self.lines(layout.blocks(Passage.all(of: chapter.text)))
    }

    /// The pictures that no chapter shows.
    private var loose: [String] {
        let credits = book.pictures.filter { !$0.isPlaced }.map { [$0.alternative, $0.credit].filter { !$0.isEmpty } }
        guard !credits.isEmpty else { return [] }
        return [Self.underlined(book.words.pictures, with: "-")] + credits.map { $0.joined(separator: " – ") }
    }

    private static func underlined(_ title: String, with line: String) -> String {
        title + "\n" + String(repeating: line, count: title.count)
    }

    private static func lines(_ nodes: [PrintedNode]) -> [String] { nodes.flatMap { lines(of: $0) } }

    private static func lines(of node: PrintedNode) -> [String] {
        switch node {
        case .paragraph(let content), .heading(_, let content): [words(content)]
        case .language(_, let content): lines(content)
        case .quote(let content): [lines(content).map { "> \($0)" }.joined(separator: "\n>\n")]
        case .list(let items): [items.map { "- " + lines($0).joined(separator: "\n  ") }.joined(separator: "\n")]
        case .numbered(let start, let items):
            [
                items.enumerated().map { "\(start + $0). " + lines($1).joined(separator: "\n   ") }
                    .joined(separator: "\n")
            ]
        case .code(let text): [text]
        case .picture(_, let alternative, let caption): ["[\(alternative)]", words(caption)]
        case .table(_, let head, let rows):
            [
                ((head.isEmpty ? [] : [head]) + rows).map { $0.map { words($0) }.joined(separator: " | ") }.joined(
                    separator: "\n")
            ]
        case .rule: ["* * *"]
        case .text, .lineBreak, .styled, .link: [words([node])]
        }
    }

    private static func words(_ nodes: [PrintedNode]) -> String { nodes.map { words(of: $0) }.joined() }

    private static func words(of node: PrintedNode) -> String {
        switch node {
        case .text(let text): text.filter { $0 != "\u{200B}" }
        case .lineBreak: "\n"
        case .styled(_, let content), .link(_, let content), .language(_, let content): words(content)
        default: lines(of: node).joined(separator: " ")
        }
    }
}
