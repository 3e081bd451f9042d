import Commons
import Markup
import Storage
import Web

/// The news of one subject, or of all that somebody follows.
struct NewsPage: PageModel {
    /// Nil for all that the viewer follows.
    let subject: FollowedSubject?
    let items: [NewsItem]
    let next: String?
    /// The viewer follows something at all.
    var followsAny = true

    static let length = 30

    var nextPage: String? { next }

    init(_ news: News, of subject: FollowedSubject?) {
        self.subject = subject
        items = news.items
        let path = subject?.newsPath ?? "/news"
        next = news.next.map { "\(path)\(path.contains("?") ? "&" : "?")after=\($0.text)" }
    }

    private enum CodingKeys: String, CodingKey { case subject, items, next }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title =
            subject.map { texts("following.news.of", ["title": $0.title]) } ?? texts("following.news.title")
        var page = Page(title) {
            section(.class("section")) {
                header(.class("head")) {
                    if let subject {
                        p(.class("kind")) {
                            a(.href(subject.path), .lang(subject.language, on: texts)) { subject.title }
                        }
                    }
                    h1 { title }
                    if subject == nil { p(.class("lead")) { texts("following.news.lead") } }
                    p(.class("actions")) { ways(texts) }
                }
                if subject?.kind == .search { p(.class("note")) { texts("following.news.search") } }
                items.isEmpty
                    ? empty(texts)
                    : ul(.class("entries plain")) { Markup.group(items.map { $0.entry(texts, isUnderTitle: true) }) }
                if let next { p { a(.href(next), .rel("next")) { texts("following.news.next") } } }
            }
        }
        page.feed = subject?.feedPath
        page.isIndexed = subject != nil && subject?.kind != .search
        return page
    }

    private func ways(_ texts: Texts) -> Markup {
        guard let subject else { return a(.class("button"), .href("/following")) { texts("following.manage") } }
        return .group([
            a(.class("button main"), .href(subject.followPath)) { texts("following.follow") },
            a(.class("button"), .href(subject.feedPath), .type("application/atom+xml")) { texts("following.feed") },
            a(.href(subject.jsonFeedPath), .type("application/feed+json")) { "JSON Feed" },
        ])
    }

    private func empty(_ texts: Texts) -> Markup {
        p { texts(next != nil ? "following.news.later" : followsAny ? "following.news.none" : "following.news.first") }
    }
}

extension FollowedSubject {
    /// Where one says that one wants to follow it.
    var followPath: String { "/following/new?kind=\(kind.rawValue)&subject=\(id.percentEncoded)" }
}
