import Commons
import Storage
import Web

/// A feed as Atom (RFC 4287), page by page (RFC 5005, section 3).
struct AtomFeed {
    static let type = "application/atom+xml; charset=utf-8"

    let feed: Feed

    private var subject: FollowedSubject { feed.subject }
    private var items: [NewsItem] { feed.items }
    private var places: (own: NewsPlace?, next: NewsPlace?) { feed.places }
    private var site: Site { feed.site }
    private var texts: Texts { feed.texts }

    var bytes: [UInt8] { Array(text.utf8) }

    /// Changes only when there is something new: a reader that asks again is told so.
    private var text: String {
        let updated = items.first?.at ?? subject.updatedAt ?? Timestamp(rawValue: 0)
        let head = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(texts.language.rawValue)\">",
            "  <id>\(escaped(name))</id>",
            "  <title>\(escaped(feed.title))</title>",
            "  <updated>\(updated.iso8601)</updated>",
            "  <author><name>\(escaped(site.name))</name></author>",
            link("self", path(places.own), Self.bare),
            link("alternate", subject.newsPath, "text/html"),
            "  <rights>CC BY-SA 4.0</rights>",
        ]
        let first = places.own == nil ? [] : [link("first", subject.feedPath, Self.bare)]
        let next = places.next.map { [link("next", path($0), Self.bare)] } ?? []
        return (head + first + next + items.flatMap(entry) + ["</feed>"]).joined(separator: "\n") + "\n"
    }

    private static let bare = type.prefix { $0 != ";" }

    private func path(_ place: NewsPlace?) -> String { feed.path(subject.feedPath, after: place) }

    /// Names the feed for ever: slugs change, identifiers do not.
    private var name: String {
        subject.kind.kind == nil ? site.address + subject.newsPath : "\(site.address)/things/\(subject.id)#news"
    }

    private func entry(_ item: NewsItem) -> [String] {
        [
            "  <entry>",
            "    <id>\(escaped(feed.name(of: item)))</id>",
            "    <title xml:lang=\"\(escaped(item.language))\">\(escaped(item.title))</title>",
            "    <updated>\(item.at.iso8601)</updated>",
            "  " + link("alternate", item.path, "text/html"),
            "    <summary>\(escaped(item.sentence(texts)))</summary>",
            "  </entry>",
        ]
    }

    private func link(_ relation: String, _ path: String, _ type: some StringProtocol) -> String {
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
