import Markup
import Web

/// One text of the screens, in every language: the original, and the form to say it otherwise.
struct WordingPage: PageModel {
    let key: String
    let original: [String: String]
    let own: [String: String]
    private let wording: WordingKey
    private let submission: Submission

    private enum CodingKeys: CodingKey {
        case key, original, own
    }

    init(_ key: WordingKey, _ catalog: TextCatalog, _ submission: Submission) {
        self.key = key.text
        wording = key
        self.submission = submission
        let languages = Language.allCases
        original = Dictionary(languages.map { ($0.rawValue, key.original(in: $0, catalog)) }) { first, _ in first }
        own = Dictionary(languages.map { ($0.rawValue, submission.shown($0.rawValue)) }) { first, _ in first }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("administration.wording")) · \(key)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/administration/wording")) { texts("administration.wording") } }
                    h1 { wording.place(texts) }
                    p(.class("note")) { code { key } }
                }
                dl(.class("facts")) { Markup.group(Language.allCases.map { fact($0, texts) }) }
                form(screen)
                if own.values.contains(where: { !$0.isEmpty }) { restoration(screen) }
            }
        }
        page.isIndexed = false
        return page
    }

    private func fact(_ language: Language, _ texts: Texts) -> Markup {
        div {
            dt { texts("administration.wording.original.in", ["language": language.name]) }
            dd(.lang(language.rawValue)) { original[language.rawValue] ?? "" }
        }
    }

    private func form(_ screen: Screen) -> Markup {
        let fields = FormView(submission, screen.texts, labels: "administration.wording.text")
        return screen.form(to: "/administration/wording/\(key.percentEncoded)") {
            fields.errors
            p(.class("note")) { screen.texts("administration.wording.places") }
            Markup.group(Language.allCases.map { fields.area($0.rawValue, rows: 3, optional: true) })
            div(.class("actions")) {
                button(.class("button main")) { screen.texts("administration.wording.save") }
                a(.href("/administration/wording")) { screen.texts("administration.cancel") }
            }
        }
    }

    private func restoration(_ screen: Screen) -> Markup {
        screen.form(to: "/administration/wording/\(key.percentEncoded)/restorations", class: "actions") {
            button(.class("button danger")) { screen.texts("administration.wording.restore") }
        }
    }
}
