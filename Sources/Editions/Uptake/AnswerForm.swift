import Markup
import Practices
import Web

/// What a carrier does with one change: take it up, adapt it or leave it, and why.
struct AnswerForm: Sendable {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    /// The change and the answer, or nil after noting what is wrong.
    mutating func read(_ uptake: Uptake?) -> (change: Uptake.Change, answer: EditionAnswer.Kind, reason: String)? {
        let part = submission.line("part", 1...60)
        let answer = submission.choice("answer", EditionAnswer.Kind.self)
        let reason = submission.text("reason", 0...2_000)
        let change = uptake?.changes.first { $0.part.id == part }
        if change == nil { submission.refuse("part", "editions.answer.part.unknown") }
        if let answer, answer.needsReason, reason.isEmpty {
            submission.refuse("reason", "editions.answer.reason.needed")
        }
        guard submission.isValid, let change, let answer else { return nil }
        return (change, answer, reason)
    }

    /// The form of one change. What was refused for it is shown again.
    func view(_ change: Uptake.Change, to path: String, _ screen: Screen) -> Markup {
        let isMine = submission.shown("part") == change.part.id
        var shown = isMine ? submission : Submission(["reason": change.reason])
        if !isMine, let answer = change.answer { shown.set("answer", [answer.rawValue]) }
        let texts = screen.texts
        return screen.form(to: path) {
            input(.type("hidden"), .name("part"), .value(change.part.id))
            errors(isMine ? shown : Submission(), texts)
            fieldset(.class("field")) {
                legend { texts("editions.answer") }
                Markup.group(
                    EditionAnswer.Kind.allCases.map { kind in
                        label(.class("tick")) {
                            input(
                                .type("radio"), .name("answer"), .value(kind.rawValue),
                                .checked(shown.contains("answer", kind.rawValue)))
                            span { texts("\(kind.textKey).act") }
                        }
                    })
            }
            div(.class("field")) {
                label(.for("reason-\(change.part.id)")) { texts("editions.answer.reason") }
                textarea(.id("reason-\(change.part.id)"), .name("reason"), .rows("2")) { "\n" + shown.shown("reason") }
            }
            div(.class("actions")) { button(.class("button")) { texts("editions.answer.save") } }
        }
    }

    /// What was sent for a change that is not on the page.
    func strays(on changes: [Uptake.Change], _ texts: Texts) -> Markup {
        let part = submission.shown("part")
        guard !submission.isValid, !changes.contains(where: { $0.part.id == part }) else { return .group([]) }
        return div(.class("errors"), .role("alert"), .id("errors")) { errors(submission, texts) }
    }

    private func errors(_ submission: Submission, _ texts: Texts) -> Markup {
        .group(
            submission.order.compactMap { name in
                submission.problems[name].map { problem in
                    p(.class("error"), .id("\(name)-error")) {
                        span(.class("hidden")) { texts("web.form.error") + " " }
                        texts(problem.key, problem.values)
                    }
                }
            })
    }
}
