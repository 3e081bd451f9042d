import Commons
import Markup
import Storage
import Web

/// What is on its way, stage by stage, with the days for which articles are scheduled: for the newsroom all of it, for
/// others what they write or were asked to read.
struct NewsroomPage: PageModel {
    struct Entry: Encodable, Sendable {
        let title: String
        let language: String
        let path: String
        let state: ArticleState
    }

    struct Group: Encodable, Sendable {
        let stage: ArticleStage
        let entries: [Entry]
    }

    let groups: [Group]

    private static let most = 100

    init(for viewer: Viewer, in tx: Transaction) throws {
        let states = try viewer.edits ? Self.all(in: tx) : Self.own(viewer, in: tx)
        let things = try Thing.find(states.map(\.article), in: tx)
        groups = ArticleStage.underWay.compactMap { stage in
            let entries = states.filter { $0.stage == stage }.compactMap { state in
                things[state.article].map {
                    Entry(title: $0.title, language: $0.language, path: "\($0.path)/review", state: state)
                }
            }
            return entries.isEmpty ? nil : Group(stage: stage, entries: entries)
        }
    }

    private static func all(in tx: Transaction) throws -> [ArticleState] {
        try ArticleStage.underWay.flatMap { try ArticleState.all($0, limit: most, in: tx) }
    }

    private static func own(_ viewer: Viewer, in tx: Transaction) throws -> [ArticleState] {
        let kept = try Thing.kept(by: viewer.id, kind: .article, limit: most, in: tx).map(\.id)
        let states = try ArticleState.find(kept + ArticleReader.articles(of: viewer.id, in: tx), in: tx)
        return states.sorted { ($0.dueAt?.rawValue ?? 0) < ($1.dueAt?.rawValue ?? 0) }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("articles.newsroom")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("articles.newsroom") }
                    p(.class("lead")) { texts("articles.newsroom.lead") }
                    p(.class("actions")) {
                        a(.class("button"), .href("/articles/new")) { texts("articles.new") }
                    }
                }
                if groups.isEmpty { p { texts("articles.newsroom.none") } }
                Markup.group(groups.map { group($0, texts) })
            }
        }
        page.isIndexed = false
        return page
    }

    private func group(_ group: Group, _ texts: Texts) -> Markup {
        .group([
            h2 { texts("articles.newsroom.\(group.stage.rawValue)") },
            ul(.class("entries plain")) {
                Markup.group(
                    group.entries.map { entry in
                        li {
                            h3 { a(.href(entry.path), .lang(entry.language, on: texts)) { entry.title } }
                            if let due = entry.state.dueAt {
                                p(.class("note")) { texts("articles.newsroom.due", ["date": texts.date(due)]) }
                            }
                        }
                    })
            },
        ])
    }
}
