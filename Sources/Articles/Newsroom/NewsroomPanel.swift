import Commons
import Markup
import Storage
import Web

/// On the page of sharing: articles that await their reader, or somebody of the newsroom.
struct NewsroomPanel: Encodable, Sendable {
    let count: Int

    static let source = PanelSource(on: .sharing) { _, visit, tx in
        guard let viewer = visit.viewer else { return nil }
        let asked = try ArticleState.find(ArticleReader.articles(of: viewer.id, in: tx), in: tx)
        let submitted = try viewer.edits ? ArticleState.all(.submitted, limit: 100, in: tx) : []
        let waiting = Set(submitted.map(\.article) + asked.filter { $0.stage == .reviewing }.map(\.article))
        guard !waiting.isEmpty else { return nil }
        return Panel("newsroom", NewsroomPanel(count: waiting.count)) { panel, screen in
            p { a(.href("/newsroom")) { screen.texts("articles.newsroom.waiting", count: panel.count) } }
        }
    }
}
