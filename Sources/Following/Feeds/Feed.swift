import Commons
import Storage
import Web

/// News as an Atom feed, page by page: one that asks seldom goes on to what is older.
struct Feed {
    static let type = AtomFeed.type
    static let length = AtomFeed.length

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

    var bytes: [UInt8] {
        var feed = AtomFeed(
            id: name, title: texts("following.feed.title", ["title": subject.title, "site": site.name]),
            path: path(places.own), page: subject.newsPath, updated: items.first?.at ?? subject.updatedAt,
            entries: items.map(entry))
        feed.first = places.own == nil ? nil : subject.feedPath
        feed.next = places.next.map { path($0) }
        return feed.bytes(on: site, texts.language)
    }

    private func path(_ place: NewsPlace?) -> String {
        guard let place else { return subject.feedPath }
        return "\(subject.feedPath)\(subject.feedPath.contains("?") ? "&" : "?")after=\(place.text)"
    }

    /// Names the feed for ever: slugs change, identifiers do not.
    private var name: String {
        subject.kind.kind == nil ? site.address + subject.newsPath : "\(site.address)/things/\(subject.id)#news"
    }

    private func entry(_ item: NewsItem) -> AtomFeed.Entry {
        AtomFeed.Entry(
            id: "\(site.address)/things/\(item.thing)#\(item.fragment)", title: item.title, language: item.language,
            updated: item.at, path: item.path, summary: item.sentence(texts))
    }
}
