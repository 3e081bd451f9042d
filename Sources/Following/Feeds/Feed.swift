import Commons
import Storage
import Web

/// News as an Atom feed.
struct Feed {
    static let type = AtomFeed.type
    static let length = AtomFeed.length

    private let subject: FollowedSubject
    private let items: [NewsItem]
    private let site: Site
    private let texts: Texts

    init(_ subject: FollowedSubject, _ items: [NewsItem], on site: Site, _ texts: Texts) {
        (self.subject, self.items, self.site, self.texts) = (subject, items, site, texts)
    }

    var bytes: [UInt8] {
        AtomFeed(
            id: name, title: texts("following.feed.title", ["title": subject.title, "site": site.name]),
            path: subject.feedPath, page: subject.newsPath, updated: items.first?.at ?? subject.updatedAt,
            entries: items.map(entry)
        ).bytes(on: site, texts.language)
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
