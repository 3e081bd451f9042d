package import Markup
package import Web

/// The part of a form that carries its challenge. Nothing of it is seen, but what went wrong.
package struct WorkField: Sendable {
    private let challenge: Challenge?

    package init(_ challenge: Challenge?) { self.challenge = challenge }

    /// The script of a page with such a form.
    package var scripts: [String] { challenge == nil ? [] : ["work"] }

    package func view(_ submission: Submission, _ texts: Texts) -> Markup {
        guard let challenge else { return .group([]) }
        let problem = submission.problems["work"]
        return div(.class("field"), .id("work")) {
            if let problem {
                p(.class("error")) {
                    span(.class("hidden")) { texts("web.form.error") + " " }
                    texts(problem.key, problem.values)
                }
            }
            input(
                .type("hidden"), .name("work"), .value(challenge.text), Attribute("data-work", "\(challenge.bits)"),
                Attribute("data-work-busy", texts("commons.work.busy")))
            input(.type("hidden"), .name("work-answer"), .value(""))
            if problem == nil { noscript { p(.class("note")) { texts("commons.work.noScript") } } }
        }
    }
}
