import Cartography
import Commons
import Markup
import Storage
import Web

/// The form by which carriers say what became of their replication.
struct StateForm: Sendable {
    var submission: Submission
    let thing: Thing
    let present: ReplicationState
    /// Whom one may call before deciding.
    let help: Help?

    /// What is asked, whatever the present state.
    struct Answers {
        let state: ReplicationState?
        let date: CivilDate?
        let reason: String
        let lessons: String
        let ending: Ending

        init(_ submission: inout Submission) {
            state = submission.choice("state", ReplicationState.self)
            date = submission.date("date")
            reason = submission.text("reason", 0...5_000)
            lessons = submission.text("lessons", 0...10_000)
            ending = Ending(&submission)
        }
    }

    /// The step, or nil after noting what is wrong.
    ///
    /// - Parameter last: when the step before was taken, as far as it is known.
    mutating func read(after last: CivilDate?, at now: Timestamp) -> StateChange? {
        let answers = Answers(&submission)
        if let state = answers.state, !present.next.contains(state) {
            submission.refuse("state", "replications.states.notNext")
        }
        if let date = answers.date {
            if date > CivilDate(now) { submission.refuse("date", "replications.states.future") }
            if let last, last.isAfter(date) { submission.refuse("date", "replications.states.beforeLast") }
        }
        guard submission.isValid, let state = answers.state else { return nil }
        return StateChange(
            state, on: answers.date, because: answers.reason, lessons: answers.lessons,
            ending: state.isHalt ? answers.ending : nil, at: now)
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "replications.states")
        return Page(texts("replications.tellState")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("replications.tellState") }
                    p(.class("lead")) { texts("replications.states.lead") }
                    dl(.class("facts across")) {
                        fact(texts("replications.states.present")) { stateMark(present.mark, texts(present.textKey)) }
                    }
                }
                screen.form(to: "\(thing.path)/states") {
                    view.errors
                    view.choices("state", choices(texts))
                    p(.class("note")) { texts("replications.states.asksMore") }
                    beforeDeciding(texts)
                    view.line("date", optional: true, isShort: true)
                    view.area("reason", rows: 4, optional: true)
                    view.area("lessons", rows: 6, optional: true)
                    endingQuestions(view)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("replications.states.save") }
                        a(.href(thing.path)) { texts("replications.form.cancel") }
                    }
                }
            }
        }
    }

    /// Help comes first: whom one may call, and who may take over.
    private func beforeDeciding(_ texts: Texts) -> Markup {
        guard let help else { return .group([]) }
        return div(.class("notice halting")) {
            p { strong { texts("replications.help") } }
            p { texts("replications.help.meaning") }
            help.markup(texts)
            if present.next.contains(.handedOver) {
                p { a(.href("\(thing.path)/handovers/new")) { texts("replications.handover.rather") } }
            }
        }
    }

    /// For what stops, changes or passes into other hands. Shown when such a state is chosen, or where a browser cannot
    /// tell.
    private func endingQuestions(_ view: FormView) -> Markup {
        let texts = view.texts
        return section(.class("halting"), .ariaLabelledby("halting-title")) {
            h2(.id("halting-title")) { texts("replications.ending") }
            p { texts("replications.ending.lead") }
            Self.questions(view)
        }
    }

    /// What others may learn, and what is left to them.
    static func questions(_ view: FormView) -> Markup {
        .group([
            view.area("tried", rows: 4, optional: true),
            view.area("obstacles", rows: 4, optional: true),
            view.area("again", rows: 4, optional: true),
            h3 { view.texts("replications.ending.leaves") },
            view.area("documents", rows: 2, optional: true),
            view.area("equipment", rows: 2, optional: true),
            view.area("contacts", rows: 2, optional: true),
        ])
    }

    private func choices(_ texts: Texts) -> [FormView.Choice] {
        present.next.map { state in
            FormView.Choice(
                state.rawValue, texts(state.textKey), hint: texts(state.hintKey), mark: state.mark.markup)
        }
    }
}
