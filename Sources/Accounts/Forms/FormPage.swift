import Commons
import Markup
import Web

/// A page that asks for something. Its texts are `<key>.title`, `<key>.lead` and `<key>.act`, what the button does.
struct FormPage {
    let screen: Screen
    let key: String
    var submission = Submission()
    /// What the form asks of a robot.
    var work = WorkField(nil)

    /// - Parameter margin: small paragraphs: what may be wanted instead.
    func page(
        to action: String, values: [String: String] = [:],
        @MarkupBuilder fields: (FormView) -> Markup = { _ in Markup.group([]) },
        @MarkupBuilder margin: () -> Markup = { Markup.group([]) }
    ) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "accounts.field")
        let beside = margin()
        var page = Page(texts("\(key).title", values)) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("\(key).title", values) }
                    p(.class("lead")) { texts("\(key).lead", values) }
                }
                screen.form(to: action) {
                    view.errors
                    fields(view)
                    work.view(submission, texts)
                    div(.class("actions")) { button(.class("button main")) { texts("\(key).act") } }
                }
                if !beside.isEmpty { div(.class("margin")) { beside } }
            }
        }
        page.isIndexed = false
        page.scripts = work.scripts
        return page
    }
}
