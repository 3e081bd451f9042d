import Markup
import Web

/// The form of the node's name, languages and colour.
struct SitePage: PageModel {
    private let submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    func encode(to encoder: any Encoder) throws { try submission.fields.encode(to: encoder) }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("administration.site")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/administration")) { texts("administration.title") } }
                    h1 { texts("administration.site") }
                    p(.class("lead")) { texts("administration.site.lead") }
                }
                form(screen)
            }
        }
        page.isIndexed = false
        return page
    }

    private func form(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let fields = FormView(submission, texts, labels: "administration.site")
        let languages = Language.allCases.map { FormView.Choice($0.rawValue, $0.name) }
        return screen.form(to: "/administration/site") {
            fields.errors
            fields.line("name", isShort: true)
            Markup.group(Language.allCases.map { fields.line("tagline-\($0)", optional: true) })
            fields.ticks("languages", languages)
            fields.line("accent", optional: true, isShort: true)
            fields.line("contact", optional: true)
            fields.line("firstReadings", optional: true, isShort: true, attributes: [.inputmode("numeric")])
            Markup.group(Language.allCases.map { fields.area("about-\($0)", rows: 12, optional: true) })
            div(.class("actions")) {
                button(.class("button main")) { texts("administration.site.save") }
                a(.href("/administration")) { texts("administration.cancel") }
            }
        }
    }
}
