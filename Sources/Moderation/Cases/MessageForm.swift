import Markup
import Web

/// A note or question that came back because something was missing.
struct MessageForm: Sendable {
    let submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    func page(backTo id: Case.ID, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "moderation.note")
        return Page(texts("moderation.notes")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/moderation/cases/\(id)")) { texts("moderation.case.back") } }
                    h1 { texts("moderation.notes") }
                }
                screen.form(to: "/moderation/cases/\(id)/notes") {
                    view.errors
                    view.area("text", rows: 3)
                    view.choices(
                        "audience",
                        Message.Audience.allCases.map {
                            FormView.Choice($0.rawValue, texts("moderation.audience.\($0.rawValue)"))
                        })
                    div(.class("actions")) { button(.class("button main")) { texts("moderation.note.act") } }
                }
            }
        }
    }
}
