import Markup
import Storage
import Web

/// A feed as Atom (RFC 4287), page by page (RFC 5005, section 3).
struct AtomFeed {
    static let type = "application/atom+xml; charset=utf-8"

    let feed: Feed

    var bytes: [UInt8] {
        let root = element(
            "feed", Attribute("xmlns", "http://www.w3.org/2005/Atom"),
            Attribute("xml:lang", feed.language.rawValue)
        ) {
            element("id") { feed.id }
            element("title") { feed.title }
            element("updated") { feed.updated.iso8601 }
            element("author") { element("name") { feed.site.name } }
            links
            element("rights") { "CC BY-SA 4.0" }
            Markup.group(feed.entries.map(markup))
        }
        return Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8) + root.xml(at: "") + [0x0A]
    }

    @MarkupBuilder private var links: Markup {
        let place = feed.place
        let atom = Self.type.prefix { $0 != ";" }
        link("self", place.path(as: .atom, after: place.own), atom)
        link("alternate", place.page, "text/html")
        if place.own != nil { link("first", place.path(as: .atom, after: nil), atom) }
        if let next = place.next { link("next", place.path(as: .atom, after: next), atom) }
    }

    private func markup(_ entry: Feed.Entry) -> Markup {
        element("entry") {
            element("id") { entry.id }
            element("title", Attribute("xml:lang", entry.language)) { entry.title }
            element("updated") { entry.updated.iso8601 }
            link("alternate", entry.path, "text/html")
            element("summary") { entry.summary }
        }
    }

    private func link(_ relation: String, _ path: String, _ type: some StringProtocol) -> Markup {
        void("link", [.rel(relation), .type(String(type)), .href(feed.site.address + path)])
    }
}
