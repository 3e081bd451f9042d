import Commons
import Markup
import Storage
import Web

/// The form by which carriers hold an adaptation out to the practice.
struct ProposePage {
    let adaptation: Thing

    init(_ adaptation: Thing) { self.adaptation = adaptation }

    func view(_ screen: Screen, _ submission: Submission) -> Page {
        Page(screen.texts("editions.propose")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(adaptation.path)) { adaptation.title } }
                    h1 { screen.texts("editions.propose") }
                }
                form(screen, submission)
            }
        }
    }

    func form(_ screen: Screen, _ submission: Submission) -> Markup {
        let view = FormView(submission, screen.texts, labels: "editions.propose")
        return screen.form(to: "\(adaptation.path)/proposal") {
            p(.class("note")) { screen.texts("editions.propose.note") }
            view.errors
            view.area("why", rows: 4, optional: true)
            div(.class("actions")) { button(.class("button")) { screen.texts("editions.propose.save") } }
        }
    }
}
