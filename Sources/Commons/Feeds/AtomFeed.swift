package import Storage
package import Web

/// An Atom feed (RFC 4287), page by page where it is long (RFC 5005, section 3): whoever has a reader follows without an
/// account.
package struct AtomFeed: Sendable {
    package static let type = "application/atom+xml; charset=utf-8"
    /// So many entries at most.
    package static let length = 50

    /// An entry; its identifier never changes.
    package struct Entry: Sendable {
        let id: String
        let title: String
        /// BCP 47 tag of the title.
        let language: String
        let updated: Timestamp
        let path: String
        let summary: String

        package init(id: String, title: String, language: String, updated: Timestamp, path: String, summary: String) {
            (self.id, self.title, self.language) = (id, title, language)
            (self.updated, self.path, self.summary) = (updated, path, summary)
        }
    }

    private let id: String
    private let title: String
    private let path: String
    private let page: String
    private let updated: Timestamp?
    private let entries: [Entry]
    /// The path of the first page, on the others.
    package var first: String?
    /// The path of the page of what is older.
    package var next: String?

    /// - Parameters:
    ///   - path: of the feed.
    ///   - page: the path of what people read instead.
    ///   - updated: changes only when there is something new: a reader that asks again is told so.
    package init(id: String, title: String, path: String, page: String, updated: Timestamp?, entries: [Entry]) {
        (self.id, self.title, self.path) = (id, title, path)
        (self.page, self.updated, self.entries) = (page, updated, entries)
    }

    package func bytes(on site: Site, _ language: Language) -> [UInt8] {
        let head = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language.rawValue)\">",
            "  <id>\(escaped(id))</id>",
            "  <title>\(escaped(title))</title>",
            "  <updated>\((updated ?? Timestamp(rawValue: 0)).iso8601)</updated>",
            "  <author><name>\(escaped(site.name))</name></author>",
            link("self", path, Self.bare, on: site),
            link("alternate", page, "text/html", on: site),
            "  <rights>CC BY-SA 4.0</rights>",
        ]
        let ways = [("first", first), ("next", next)].compactMap { name, path in
            path.map { link(name, $0, Self.bare, on: site) }
        }
        let lines = head + ways + entries.flatMap { text(of: $0, on: site) } + ["</feed>"]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static let bare = type.prefix { $0 != ";" }

    private func text(of entry: Entry, on site: Site) -> [String] {
        [
            "  <entry>",
            "    <id>\(escaped(entry.id))</id>",
            "    <title xml:lang=\"\(escaped(entry.language))\">\(escaped(entry.title))</title>",
            "    <updated>\(entry.updated.iso8601)</updated>",
            "  " + link("alternate", entry.path, "text/html", on: site),
            "    <summary>\(escaped(entry.summary))</summary>",
            "  </entry>",
        ]
    }

    private func link(_ relation: String, _ path: String, _ type: some StringProtocol, on site: Site) -> String {
        "  <link rel=\"\(relation)\" type=\"\(type)\" href=\"\(escaped(site.address + path))\"/>"
    }

    /// Text of XML 1.0: the five signs, and none that a document may not hold.
    private func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { whole, scalar in
            switch scalar {
            case "&": whole += "&amp;"
            case "<": whole += "&lt;"
            case ">": whole += "&gt;"
            case "\"": whole += "&quot;"
            case "'": whole += "&#39;"
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                if isAllowed || scalar == "\t" || scalar == "\n" { whole.unicodeScalars.append(scalar) }
            }
        }
    }
}
