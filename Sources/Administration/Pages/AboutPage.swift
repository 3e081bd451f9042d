import Markdown
import Markup
import Web

/// Who runs this node, and why: the administrators' own words, or what holds for every node.
struct AboutPage: PageModel {
    let name: String
    let tagline: String?
    let contact: String?
    /// Markdown.
    let text: String?
    /// Which language the text is in: the reader's when there is one.
    let language: Language

    init(_ choices: SiteChoices, for reader: Language) {
        let written = [reader] + Language.allCases.filter { $0 != reader }
        let language = written.first { choices.about[$0]?.isEmpty == false } ?? reader
        name = choices.name
        tagline = choices.tagline[reader].flatMap { $0.isEmpty ? nil : $0 }
        contact = choices.contact.isEmpty ? nil : choices.contact
        text = choices.about[language].flatMap { $0.isEmpty ? nil : $0 }
        self.language = language
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("administration.about")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("administration.about") }
                    p(.class("lead")) { tagline ?? texts("administration.about.lead") }
                }
                if let text { div(.lang(language.rawValue)) { Markdown(text).markup } }
                aside(.class("margin"), .ariaLabel(texts("administration.about.margin"))) {
                    if let contact {
                        p {
                            texts("administration.about.contact") + " "; contactLink(contact)
                        }
                    }
                    p(.class("note")) { texts("administration.about.software") }
                }
            }
            section(.class("section")) {
                h2 { texts("administration.about.commons") }
                Markup.group((1...4).map { number in p { texts("administration.about.commons.\(number)") } })
            }
        }
        page.summary = tagline
        return page
    }
}

/// A mail address, or that of a page.
func contactLink(_ contact: String) -> Markup {
    a(.href(contact.hasPrefix("https://") ? contact : "mailto:\(contact)")) { contact }
}
