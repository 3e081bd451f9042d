import Commons
import Storage
import Web

/// News for readers of feeds, page by page: whoever has one follows without an account, and one that asks seldom goes on to
/// what is older.
struct Feed {
    static let length = 50

    let subject: FollowedSubject
    let items: [NewsItem]
    /// Where this page begins, and the next one.
    let places: (own: NewsPlace?, next: NewsPlace?)
    let site: Site
    let texts: Texts

    init(_ subject: FollowedSubject, _ news: News, after place: NewsPlace?, on site: Site, _ texts: Texts) {
        (self.subject, items, self.site, self.texts) = (subject, news.items, site, texts)
        places = (place, news.next)
    }

    var title: String { texts("following.feed.title", ["title": subject.title, "site": site.name]) }

    /// Names what happened for ever: slugs change, identifiers do not.
    func name(of item: NewsItem) -> String { "\(site.address)/things/\(item.thing)#\(item.fragment)" }

    /// The address of a page of a feed that begins there.
    func path(_ feed: String, after place: NewsPlace?) -> String {
        guard let place else { return feed }
        return "\(feed)\(feed.contains("?") ? "&" : "?")after=\(place.text)"
    }
}
