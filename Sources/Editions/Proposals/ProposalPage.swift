import Commons
import Markup
import Practices
import Storage
import Web

/// One proposal: what is done there, why the practice should have it, who does it too, what the stewards answered.
struct ProposalPage: PageModel {
    let practice: ToldProposal.Place
    let proposal: ToldProposal
    /// What the viewer may do; not part of the answer to programs.
    private let means: Means

    private enum CodingKeys: String, CodingKey { case practice, proposal }

    struct Means: Sendable {
        /// The viewer's own places that could say so too.
        var places: [Thing] = []
        /// The viewer looks after the practice.
        var mayAnswer = false
        var newest = 1
        var parts: [Part] = []
        /// The parts that came of it.
        var taken: [String] = []
    }

    init(_ proposal: ToldProposal, of practice: Thing, _ means: Means) {
        self.proposal = proposal
        self.practice = ToldProposal.Place(practice)
        self.means = means
    }

    func view(_ screen: Screen) -> Page { view(screen, echo: Submission(), answer: nil) }

    /// - Parameters:
    ///   - echo, answer: what was refused.
    func view(_ screen: Screen, echo: Submission, answer: Submission?) -> Page {
        let texts = screen.texts
        return Page("\(texts("editions.proposal.one")) · \(proposal.adaptation.title)") {
            if proposal.adaptation.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        texts("editions.proposal.to") + " "; practice.link(texts)
                    }
                    h1 { proposal.adaptation.link(texts) }
                    p(.class("lead")) { proposal.origin(texts) }
                    p { a(.href("\(practice.path)/proposals")) { texts("editions.proposals.all") } }
                }
                proposal.view(texts)
                if !means.places.isEmpty { echoForm(echo, screen) }
                if means.mayAnswer { answerForm(answer ?? presentAnswer, screen) }
            }
        }
    }

    private func echoForm(_ submission: Submission, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "editions.echo")
        return screen.form(to: "\(proposal.path)/echoes") {
            h2 { texts("editions.echo") }
            view.errors
            view.select("replication", means.places.map { ($0.slug, $0.title) })
            view.area("note", rows: 3, optional: true)
            div(.class("actions")) { button(.class("button")) { texts("editions.echo.save") } }
        }
    }

    private var presentAnswer: Submission {
        var form = Submission([
            "answer": proposal.answer?.rawValue ?? "", "reason": proposal.reason,
            "edition": "\(proposal.edition ?? means.newest)", "seen": "\(proposal.answeredAt?.rawValue ?? 0)",
        ])
        form.set("parts", means.taken)
        return form
    }

    private func answerForm(_ submission: Submission, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "editions.answering")
        return screen.form(to: "\(proposal.path)/answers") {
            h2 { texts("editions.answering") }
            view.errors
            input(.type("hidden"), .name("seen"), .value(submission.shown("seen")))
            view.choices(
                "answer",
                Proposal.Answer.allCases.map { answer in
                    FormView.Choice(
                        answer.rawValue, texts("editions.answering.\(answer.rawValue)"),
                        hint: texts("editions.answering.\(answer.rawValue).hint"))
                })
            view.area("reason", rows: 4, optional: true)
            view.line("edition", optional: true, isShort: true)
            if !means.parts.isEmpty {
                view.ticks("parts", means.parts.map { FormView.Choice($0.id, $0.text) })
            }
            div(.class("actions")) { button(.class("button main")) { texts("editions.answering.save") } }
        }
    }
}
