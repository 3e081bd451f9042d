import Commons
import Markup
import Storage
import Web

/// An article as everybody reads it: its text, who made it and for whom, what was corrected since.
struct ArticlePage: PageModel {
    struct Correction: Encodable, Sendable {
        let at: Timestamp
        let note: String
        let revision: Int
    }

    /// A piece of the text that is read in one language.
    struct ReadBody: Sendable {
        let part: PageLanguage.Part
        let body: ArticleBody
    }

    struct Theme: Encodable, Sendable {
        let key: String
        let label: String
    }

    let thing: Thing
    /// In the reader's language where it was translated.
    let content: ArticleContent
    let reading: PageLanguage
    let stage: ArticleStage
    let publishedAt: Timestamp?
    /// The latest first.
    let corrections: [Correction]
    let themes: [Theme]
    let keepers: KeeperList
    let panels: PanelList
    let isWorkedOn: Bool
    /// There is a PDF of it.
    private let isPrinted: Bool
    private let bodies: [ReadBody]
    private let kinds: Kinds

    private enum CodingKeys: CodingKey {
        case thing, content, reading, stage, publishedAt, corrections, themes, keepers, panels
    }

    init(
        _ thing: Thing, _ content: ArticleContent, _ reading: PageLanguage, _ state: ArticleState,
        _ steps: [ArticleStep], themes: [Theme], keepers: KeeperList, panels: PanelList, isWorkedOn: Bool,
        isPrinted: Bool, bodies: [ReadBody], kinds: Kinds
    ) {
        self.thing = thing
        self.content = content
        self.reading = reading
        stage = state.stage
        publishedAt = steps.last { $0.act == .publish }?.at
        corrections = steps.filter { $0.act == .correct }.map {
            Correction(at: $0.at, note: $0.note, revision: $0.revision)
        }
        (self.themes, self.keepers, self.panels) = (themes, keepers, panels)
        (self.isWorkedOn, self.isPrinted, self.bodies, self.kinds) = (isWorkedOn, isPrinted, bodies, kinds)
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(content.title) {
            thing.notices(screen)
            section(.class("section")) {
                head(screen)
                article {
                    Markup.group(bodies.map { one in reading.part(one.part, texts) { one.body.markup(kinds, texts) } })
                }
                corrected(texts)
                elsewhere(texts)
                thing.provenance(texts)
            }
            panels.markup(screen)
            section(.class("section")) {
                keepers.markup(title: "articles.keepers", invite: "articles.invite", screen)
            }
        }
        page.summary = content.summary
        page.subject = thing.publicPath
        page.feed = "/articles/news.atom"
        return page
    }

    private func head(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return header(.class("head")) {
            p(.class("kind")) { texts("articles.kind") }
            reading.heading("articles.form.title", content.title, texts)
            reading.lead("articles.form.summary", content.summary, texts)
            p { byline.made(texts) }
            p(.class("note")) { byline.independence(texts) }
            reading.notice(texts)
            if !themes.isEmpty {
                ul(.class("tags")) {
                    Markup.group(
                        themes.map { theme in li { a(.href("/articles?theme=\(theme.key)")) { theme.label } } })
                }
            }
            if keepers.isKept || isWorkedOn { actions(texts) }
        }
    }

    private func actions(_ texts: Texts) -> Markup {
        p(.class("actions")) {
            if keepers.isKept {
                a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("articles.edit") }
            }
            a(.class("button"), .href("\(thing.path)/review")) { texts("articles.review") }
        }
    }

    private var byline: ArticleByline {
        ArticleByline(content: content, publishedAt: publishedAt, correctedAt: corrections.first?.at)
    }

    /// To be read elsewhere.
    private func elsewhere(_ texts: Texts) -> Markup {
        p(.class("actions")) {
            if isPrinted {
                a(.class("button"), .href("\(thing.path)/article.pdf"), .rel("nofollow")) { texts("articles.pdf") }
            }
            a(.class("button"), .href("\(thing.path)/article.epub"), .rel("nofollow")) { texts("articles.epub") }
            a(.href("\(thing.path)/article.txt"), .rel("nofollow")) { texts("articles.plain") }
        }
    }

    private func corrected(_ texts: Texts) -> Markup {
        guard !corrections.isEmpty else { return .group([]) }
        return .group([
            h2(.id("corrections")) { texts("articles.corrections") },
            ul {
                Markup.group(
                    corrections.map { correction in
                        li {
                            texts("articles.correction", ["date": texts.date(correction.at), "note": correction.note])
                        }
                    })
            },
        ])
    }
}
