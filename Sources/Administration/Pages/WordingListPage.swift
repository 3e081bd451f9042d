import Markup
import Web

/// Where the administrators look for a text of the screens.
struct WordingListPage: PageModel {
    let language: Language
    let query: String
    let texts: [WordingList.Line]
    let isCut: Bool

    init(_ list: WordingList, in language: Language, matching query: String) {
        texts = list.lines
        isCut = list.isCut
        self.language = language
        self.query = query
    }

    func view(_ screen: Screen) -> Page {
        let words = screen.texts
        var page = Page(words("administration.wording")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/administration")) { words("administration.title") } }
                    h1 { words("administration.wording") }
                    p(.class("lead")) { words("administration.wording.lead") }
                }
                search(words)
                if texts.isEmpty { empty(words) } else { list(words) }
                if isCut { p(.class("note")) { words("administration.wording.cut", count: WordingList.longest) } }
            }
        }
        page.isIndexed = false
        return page
    }

    private func search(_ words: Texts) -> Markup {
        element("form", .class("form"), .method("get"), .action("/administration/wording")) {
            div(.class("field")) {
                label(.for("q")) { words("administration.wording.search") }
                p(.class("hint"), .id("q-hint")) { words("administration.wording.search.hint") }
                input(.id("q"), .name("q"), .type("search"), .value(query), .ariaDescribedby("q-hint"))
            }
            div(.class("field")) {
                label(.for("language")) { words("administration.wording.language") }
                select(.id("language"), .name("language")) {
                    Markup.group(
                        Language.allCases.map { choice in
                            option(.value(choice.rawValue), .selected(choice == language)) { choice.name }
                        })
                }
            }
            div(.class("actions")) { button(.class("button")) { words("administration.wording.find") } }
        }
    }

    private func list(_ words: Texts) -> Markup {
        table(.class("rows")) {
            caption { words(query.isEmpty ? "administration.wording.own" : "administration.wording.found") }
            thead {
                tr {
                    th(.scope("col")) { words("administration.wording.key") }
                    th(.scope("col")) { words("administration.wording.original") }
                    th(.scope("col")) { words("administration.wording.ours") }
                }
            }
            tbody { Markup.group(texts.map { row($0, words) }) }
        }
    }

    private func row(_ line: WordingList.Line, _ words: Texts) -> Markup {
        tr {
            th(.scope("row")) {
                a(.href("/administration/wording/\(line.key.percentEncoded)")) { line.page }
                p(.class("note")) { code { line.key } }
            }
            td(Attribute("data-label", words("administration.wording.original")), .lang(language.rawValue)) {
                line.original
            }
            td(Attribute("data-label", words("administration.wording.ours")), .lang(language.rawValue)) {
                line.own ?? "–"
            }
        }
    }

    private func empty(_ words: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            h2 { words(query.isEmpty ? "administration.wording.none" : "administration.wording.notFound") }
            p { words(query.isEmpty ? "administration.wording.none.hint" : "administration.wording.notFound.hint") }
        }
    }
}
