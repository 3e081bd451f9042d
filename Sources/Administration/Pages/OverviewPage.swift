import Markup
import Storage
import Web

/// The door of the administration: what there is to look after, and how much of it.
struct OverviewPage: PageModel {
    struct Line: Encodable, Sendable {
        let key: String
        let path: String?
        let count: Int?
    }

    let sections: [Line]

    init(_ sections: [AdministrationSection], in tx: Transaction) throws {
        self.sections = try sections.map { Line(key: $0.key, path: $0.path, count: try $0.count(tx)) }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("administration.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("administration.title") }
                    p(.class("lead")) { texts("administration.lead") }
                }
                ul(.class("entries plain")) {
                    Markup.group(sections.filter { $0.path != nil }.map { entry($0, texts) })
                }
                aside(.class("margin"), .ariaLabel(texts("administration.counts"))) {
                    dl(.class("facts")) { Markup.group(sections.filter { $0.count != nil }.map { count($0, texts) }) }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ line: Line, _ texts: Texts) -> Markup {
        li {
            h2 { a(.href(line.path ?? "")) { texts(line.key) } }
            p { texts("\(line.key).meaning") }
        }
    }

    private func count(_ line: Line, _ texts: Texts) -> Markup {
        div {
            dt { texts(line.key) }
            dd { texts.number(line.count ?? 0) }
        }
    }
}
