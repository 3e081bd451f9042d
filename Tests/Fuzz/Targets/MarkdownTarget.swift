import Foundation
import Markdown
import Markup

/// Markdown becomes nothing but harmless elements.
enum MarkdownTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let html = Markdown(text).markup.html
        try hold(html.utf8.count <= 40 * Markdown.longest, "it explodes")
        _ = Markdown(text).plainText
        // Every `<` is one that we wrote.
        for piece in html.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst() {
            let tag = String(Substring(piece.prefix { $0 != UInt8(ascii: ">") }))
            let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
            try hold(elements.contains(String(name)), "<\(tag)> in \(html)")
            for address in ["href=\"", "src=\""] { try check(tag, address) }
        }
    }

    private static func check(_ tag: String, _ attribute: String) throws {
        guard let start = tag.range(of: attribute)?.upperBound else { return }
        let address = tag[start...].prefix { $0 != "\"" }.replacing("&amp;", with: "&").lowercased()
        let beforePath = address.prefix { !"/?#".contains($0) }
        let isKnown = ["http:", "https:", "mailto:"].contains { beforePath.hasPrefix($0) } || !beforePath.contains(":")
        try hold(isKnown && !address.hasPrefix("//") && !address.hasPrefix("/\\"), "\(address)")
    }

    private static let elements: Set<String> = [
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "li", "ol", "blockquote", "hr", "br", "pre", "code", "em", "strong",
        "del",
        "table", "thead", "tbody", "tr", "th", "td", "a", "img",
    ]
}
