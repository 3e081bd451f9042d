import Markup

/// What somebody sent with a form whose session has ended: nothing was written, and nothing is lost. The same fields can be
/// sent again from here, once one is signed in.
struct KeptFormPage: PageModel {
    private enum CodingKeys: CodingKey {}

    let path: String
    /// What is sent again, in the order of the names. Passwords are not: they are typed again.
    let fields: [(name: String, values: [String])]

    init(_ submission: Submission, to path: String) {
        self.path = path
        fields = submission.fields
            .filter { name, _ in name != "_token" && !name.lowercased().contains("password") }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("web.kept.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("web.kept.title") }
                    p(.class("lead")) { texts("web.kept.lead") }
                }
                screen.viewer == nil ? signIn(texts) : p { texts("web.kept.signedIn") }
                screen.form(to: path) {
                    Markup.group(fields.flatMap { field in field.values.map { kept(field.name, $0) } })
                    div(.class("actions")) { button(.class("button main")) { texts("web.kept.send") } }
                }
                written(texts)
            }
        }
        page.isIndexed = false
        return page
    }

    /// In another window: this one holds what was written.
    private func signIn(_ texts: Texts) -> Markup {
        p {
            texts("web.kept.signedOut") + " "
            a(.href("/session/new"), Attribute("target", "_blank"), .rel("noopener")) { texts("web.kept.signIn") }
        }
    }

    private func kept(_ name: String, _ value: String) -> Markup {
        input(.type("hidden"), .name(name), .value(value))
    }

    /// To read again, or to copy.
    private func written(_ texts: Texts) -> Markup {
        let texts = (heading: texts("web.kept.written"), values: fields.flatMap(\.values).filter { $0.count > 20 })
        guard !texts.values.isEmpty else { return .group([]) }
        return details {
            summary { texts.heading }
            Markup.group(texts.values.map { value in p(.class("as-typed")) { value } })
        }
    }
}
