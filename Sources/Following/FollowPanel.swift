package import Commons
import Markup
import Storage
import Territories
import Web

/// On the page of whatever can be followed: the ways to do so; on that of a network its latest news too.
package struct FollowPanel: Encodable, Sendable {
    let news: String
    let feed: String
    let items: [NewsItem]
    private let subject: FollowedSubject
    private let cadence: Cadence?

    private enum CodingKeys: String, CodingKey { case news, feed, items }

    package static let sources =
        FollowedKind.allCases.compactMap(\.kind).map { kind in
            PanelSource(on: .thing(kind)) { id, visit, tx in
                guard let followed = FollowedKind(rawValue: kind.rawValue) else { return nil }
                return try panel(followed, id, visit, tx)
            }
        } + [PanelSource(on: .territory) { id, visit, tx in try panel(.territory, id, visit, tx) }]

    private static let shown = 8

    private static func panel(_ kind: FollowedKind, _ id: String, _ visit: Visit, _ tx: Transaction) throws -> Panel? {
        guard let subject = try FollowedSubject.find(kind, id, visit.texts, in: tx) else { return nil }
        let follow = try visit.viewer.flatMap { try Follow.find(kind, id, of: $0.id, in: tx) }
        let items = try kind == .network ? News.latest(of: [subject], limit: shown, in: tx).items : []
        var panel = Panel(
            "news",
            FollowPanel(
                news: subject.newsPath, feed: subject.feedPath, items: items, subject: subject,
                cadence: follow?.cadence)
        ) { $0.view($1) }
        panel.feed = subject.feedPath
        return panel
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("news")) { texts("following.news.title") }
            if !items.isEmpty { ul(.class("entries plain")) { Markup.group(items.map { $0.entry(texts) }) } }
            if let cadence { p { texts("following.followed", ["cadence": texts(cadence.textKey)]) } }
            p(.class("actions")) {
                a(.class("button"), .href(cadence == nil ? subject.followPath : "/following")) {
                    texts(cadence == nil ? "following.follow" : "following.manage")
                }
                a(.href(news)) { texts("following.news.all") }
                a(.href(feed), .type("application/atom+xml")) { texts("following.feed") }
            }
        }
    }
}
