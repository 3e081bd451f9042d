import Markdown
import Web

/// The booklet as words alone, a line for each block: for readers that show nothing else, and to be searched or counted.
struct PlainBooklet {
    static let type = "text/plain; charset=utf-8"

    let booklet: BookletPage
    let address: String

    var bytes: [UInt8] { Array((lines.joined(separator: "\n\n") + "\n").utf8) }

    private var lines: [String] {
        let cover = [
            underlined(booklet.title, with: "="), booklet.summary, booklet.steward ?? "", booklet.edition, address,
        ]
        return (cover + booklet.chapters.flatMap(lines)).filter { !$0.isEmpty }
    }

    private func lines(of chapter: BookletPage.Chapter) -> [String] {
        [underlined(chapter.title, with: "-")]
            + chapter.parts.flatMap { [$0.title ?? "", Markdown($0.text).plainText] }
    }

    private func underlined(_ title: String, with line: String) -> String {
        title + "\n" + String(repeating: line, count: title.count)
    }
}
