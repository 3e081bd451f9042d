import Commons
import Storage
import Web

/// News as an Atom feed (RFC 4287), page by page (RFC 5005, section 3): whoever has a reader follows without an account, and
/// one that asks seldom goes on to what is older.
struct Feed {
    static let type = "application/atom+xml; charset=utf-8"
    static let length = 50

    private let subject: FollowedSubject
    private let items: [NewsItem]
    /// Where this page begins, and the next one.
    private let places: (own: NewsPlace?, next: NewsPlace?)
    private let site: Site
    private let texts: Texts

    init(_ subject: FollowedSubject, _ news: News, after place: NewsPlace?, on site: Site, _ texts: Texts) {
        (self.subject, items, self.site, self.texts) = (subject, news.items, site, texts)
        places = (place, news.next)
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// Changes only when there is something new: a reader that asks again is told so.
    private var text: String {
        let updated = items.first?.at ?? subject.updatedAt ?? Timestamp(rawValue: 0)
        let head = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(texts.language.rawValue)\">",
            "  <id>\(escaped(name))</id>",
            "  <title>\(escaped(texts("following.feed.title", ["title": subject.title, "site": site.name])))</title>",
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

    private func path(_ place: NewsPlace?) -> String {
        guard let place else { return subject.feedPath }
        return "\(subject.feedPath)\(subject.feedPath.contains("?") ? "&" : "?")after=\(place.text)"
    }

    /// Names the feed for ever: slugs change, identifiers do not.
    private var name: String {
        subject.kind.kind == nil ? site.address + subject.newsPath : "\(site.address)/things/\(subject.id)#news"
    }

    private func entry(_ item: NewsItem) -> [String] {
        [
            "  <entry>",
            "    <id>\(escaped("\(site.address)/things/\(item.thing)#\(item.fragment)"))</id>",
            "    <title xml:lang=\"\(escaped(item.language))\">\(escaped(item.title))</title>",
            "    <updated>\(item.at.iso8601)</updated>",
            "  " + link("alternate", item.path, "text/html"),
            "    <summary>\(escaped(summary(item)))</summary>",
            "  </entry>",
        ]
    }

    private func summary(_ item: NewsItem) -> String {
        item.isFictional ? "\(item.sentence(texts)) (\(texts("following.fictional")))" : item.sentence(texts)
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
