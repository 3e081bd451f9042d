import Commons
import Markup
import Storage
import Web

/// The first page: what this is, three doors, what lives here, what is new.
struct HomePage: PageModel {
    let name: String
    let tagline: String?
    let figures: Figures
    let map: LivingMap
    let news: [FoundThing]
    let panels: PanelList

    private static let mostNews = 8
    /// Of each kind: many adaptations told in one evening leave room for the rest.
    private static let mostNewsOfAKind = 3

    init(_ visit: Visit, _ panels: Panels, in tx: Transaction) throws {
        let language = visit.texts.language
        name = visit.site.name
        tagline = visit.site.tagline[language]
        figures = try Figures(in: tx)
        map = try LivingMap(figures, language, in: tx)
        let kinds = FoundKind.allCases.map(\.kind)
        let latest = try Thing.latest(of: kinds, limit: Self.mostNewsOfAKind, in: tx).prefix(Self.mostNews)
        let circumstances = try Circumstances(of: latest.map { ($0.id, $0.kind.rawValue) }, language, in: tx)
        news = latest.map { FoundThing($0, circumstances) }
        self.panels = PanelList(try panels.load(on: .home, for: "", visit: visit, in: tx))
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(name, scripts: ["map"]) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { tagline ?? texts("discovery.home.title") }
                    p(.class("lead")) { texts("discovery.home.lead") }
                }
                doors(texts)
            }
            section(.class("section")) {
                map.view(texts)
                figures.view(texts)
                if !news.isEmpty { whatIsNew(texts) }
            }
            panels.markup(screen)
        }
        page.summary = texts("discovery.home.lead")
        return page
    }

    private func doors(_ texts: Texts) -> Markup {
        ul(.class("doors whole")) {
            door("find", at: "/search?kind=practice", texts)
            door("start", at: "/replications/new", texts)
            door("share", at: "/sharing", texts)
        }
    }

    private func door(_ name: String, at path: String, _ texts: Texts) -> Markup {
        li {
            picture("/assets/pictures.svg#\(name)", viewBox: "0 0 88 64")
            h2 { a(.href(path)) { texts("discovery.door.\(name)") } }
            p { texts("discovery.door.\(name).meaning") }
        }
    }

    private func whatIsNew(_ texts: Texts) -> Markup {
        div(.class("margin")) {
            h2 { texts("discovery.news") }
            ul(.class("entries")) { Markup.group(news.map { $0.news(texts) }) }
            p { a(.href("/search")) { texts("discovery.news.all") } }
        }
    }
}
