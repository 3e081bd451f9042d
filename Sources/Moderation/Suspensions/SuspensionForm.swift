import Markup
import Storage
import Web

/// What the statement of reasons of a suspension has to say.
struct SuspensionForm: Sendable {
    private(set) var submission: Submission

    init(_ submission: Submission = Submission()) {
        self.submission = submission
    }

    /// The decision, or nil after noting what is wrong.
    mutating func read(about person: Person.ID) -> Ruling? {
        let facts = submission.text("facts", 10...5_000)
        let ground = submission.choice("ground", Ground.self)
        if ground == Ground.none { submission.refuse("ground", "moderation.decision.ground.needed") }
        let reference = submission.text("reference", 5...2_000)
        guard submission.isValid, let ground else { return nil }
        return Ruling(
            outcome: .suspension, ground: ground, reference: reference, facts: facts, publicReason: "", days: nil,
            person: person)
    }

    func markup(to path: String, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "moderation.suspension")
        return screen.form(to: path) {
            view.errors
            view.area("facts")
            view.choices("ground", Ground.broken.map { FormView.Choice($0.rawValue, texts($0.textKey)) })
            view.area("reference", rows: 3)
            p(.class("note")) { texts("moderation.suspension.sent") }
            div(.class("actions")) { button(.class("button danger")) { texts("moderation.suspension.act") } }
        }
    }
}
