import Commons
import Markup
import Storage
import Web

/// An appeal, for the moderator who looks at it: the decision, what is said against it, the form of the answer.
struct AppealPage: PageModel {
    let id: Appeal.ID
    let side: Side
    let text: String
    let madeAt: Timestamp
    let statement: Statement
    let caseID: Case.ID
    let outcome: Appeal.Result?
    let bar: AppealBar?
    private let submission: Submission

    private enum CodingKeys: CodingKey {
        case id, side, text, madeAt, statement, caseID, outcome, bar
    }

    init(_ appeal: Appeal, _ decision: Decision, _ bar: AppealBar?, _ submission: Submission) {
        id = appeal.id
        side = appeal.side
        text = appeal.text
        madeAt = appeal.madeAt
        statement = Statement(decision, for: appeal.side)
        caseID = decision.caseID
        outcome = appeal.outcome
        self.bar = bar
        self.submission = submission
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = statement.decision.subject(texts)
        var page = Page("\(texts("moderation.appeal")) · \(title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/moderation")) { texts("moderation.queue") } }
                    h1 { texts("moderation.appeal") }
                    p(.class("lead")) { title }
                }
                h2 { texts("moderation.side.\(side.rawValue)") }
                p(.class("note")) { texts.moment(madeAt) }
                Lines(text).block
                div(.class("margin")) {
                    p { a(.href("/moderation/cases/\(caseID)")) { texts("moderation.case.back") } }
                }
            }
            section(.class("section")) {
                h2 { texts("moderation.appeal.against") }
                statement.view(texts)
            }
            section(.class("section")) { answer(screen) }
        }
        page.isIndexed = false
        return page
    }

    private func answer(_ screen: Screen) -> Markup {
        let texts = screen.texts
        if let outcome { return p { strong { texts(outcome.textKey) } } }
        if let bar, bar != .nobodyElse {
            return div(.class("notice care")) { p { texts("moderation.bar.\(bar.rawValue)") } }
        }
        let view = FormView(submission, texts, labels: "moderation.settlement")
        return .group([
            h2 { texts("moderation.settlement.title") },
            bar == nil ? .group([]) : div(.class("notice")) { p { texts("moderation.bar.nobodyElse") } },
            screen.form(to: "/moderation/appeals/\(id)/outcomes") {
                view.errors
                view.choices(
                    "result",
                    Appeal.Result.allCases.map {
                        FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).\(side.rawValue)"))
                    })
                view.area("reasons")
                div(.class("actions")) { button(.class("button main")) { texts("moderation.settlement.act") } }
            },
        ])
    }
}
