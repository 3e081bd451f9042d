import Commons
import Markup
import Web

/// The lists that came in, the latest first.
struct ImportsPage: PageModel {
    let imports: [ListImport]
    /// Where the next page begins, when there are more.
    let next: ListImport.ID?
    let kinds: [Kind]

    static let length = 30

    /// - Parameter found: one more than is shown, when there are more.
    init(_ found: [ListImport], kinds: [Kind]) {
        imports = Array(found.prefix(Self.length))
        next = found.count > Self.length ? imports.last?.id : nil
        self.kinds = kinds
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("transfer.imports")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("transfer.imports") }
                    p(.class("lead")) { texts("transfer.imports.lead") }
                    p(.class("actions")) {
                        a(.class("button main"), .href("/imports/new")) { texts("transfer.new") }
                    }
                }
                if imports.isEmpty { empty(texts) } else { list(texts) }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("transfer.pages"))) {
                        a(.rel("next"), .href("?before=\(next)")) { texts("transfer.imports.older") }
                    }
                }
                templates(texts)
            }
        }
        page.isIndexed = false
        return page
    }

    private func empty(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            h2 { texts("transfer.imports.empty") }
            p { texts("transfer.imports.empty.meaning") }
        }
    }

    private func list(_ texts: Texts) -> Markup {
        ul(.class("entries plain")) {
            Markup.group(
                imports.map { list in
                    li {
                        h2 { a(.href("/imports/\(list.id)")) { list.source } }
                        p {
                            texts("transfer.kind.\(list.kind.rawValue)") + ", "
                                + texts("transfer.lines", count: list.total)
                        }
                        p(.class("note")) {
                            texts("transfer.state.\(list.state.rawValue)") + " · " + texts.moment(list.madeAt)
                        }
                    }
                })
        }
    }

    private func templates(_ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("transfer.templates"))) {
            h2 { texts("transfer.templates") }
            ul {
                Markup.group(
                    kinds.map { kind in
                        li {
                            a(.href("/imports/templates/\(kind.folder)")) { texts("transfer.kind.\(kind.rawValue)") }
                        }
                    })
            }
        }
    }
}
