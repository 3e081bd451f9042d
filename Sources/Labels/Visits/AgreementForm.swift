import Markup
import Web

/// The form by which somebody who is asked accepts to visit, and says who may read their name.
enum AgreementForm {
    /// Whether they may be named in public.
    static func read(_ submission: inout Submission) -> Bool { submission.isChecked("isShown") }

    static func view(of label: Label, _ submission: Submission, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "labels.agreement")
        return screen.form(to: "\(label.path)/agreements") {
            p { texts("labels.agreement.meaning") }
            view.ticks("isShown", [FormView.Choice("yes", texts("labels.agreement.isShown.yes"))])
            div(.class("actions")) { button(.class("button main")) { texts("labels.act.agree") } }
        }
    }
}
