import Commons
import Markup
import Storage
import Web

/// What becomes of a report, for whoever has its link: no account is needed.
struct FollowUpPage: PageModel {
    enum State: String, Encodable, Sendable {
        case received, underway, decided
    }

    struct Line: Encodable, Sendable {
        let isMine: Bool
        let at: Timestamp
        let text: String
    }

    let address: String
    let reason: ReportReason
    let explanation: String
    let sentAt: Timestamp
    let state: State
    let hasEmail: Bool
    let messages: [Line]
    let statement: Statement?
    let appeal: AppealView?
    /// Those of others.
    let appeals: [Appeal.Told]
    private let secret: String
    private let answer: Submission

    private enum CodingKeys: CodingKey {
        case address, reason, explanation, sentAt, state, hasEmail, messages, statement, appeal, appeals
    }

    init(
        _ report: Report, behind secret: String, at now: Timestamp, answer: Submission = Submission(),
        appeal: Submission = Submission(), in tx: Transaction
    ) throws {
        let file = try Case.require(report.caseID, in: tx)
        let decision = file.isOpen ? nil : try Decision.all(of: file.id, in: tx).first
        address = report.address
        reason = report.reason
        explanation = report.explanation
        sentAt = report.sentAt
        hasEmail = report.email != nil
        state = file.isOpen ? (file.assignedTo == nil ? .received : .underway) : .decided
        messages = try Message.all(of: file.id, in: tx).filter { $0.isFor(report) }.map {
            Line(isMine: $0.report != nil, at: $0.at, text: $0.text)
        }
        statement = decision.map { Statement($0, for: .reporter) }
        let made = try decision.map { try Appeal.all(of: $0.id, in: tx) } ?? []
        self.appeal = decision.map { decision in
            AppealView(decision, made.first { $0.report == report.id }, side: .reporter, at: now, appeal)
        }
        appeals = made.filter { $0.report != report.id }.map(Appeal.Told.init)
        self.secret = secret
        self.answer = answer
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("moderation.followUp.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("moderation.followUp.title") }
                    p(.class("lead")) { texts("moderation.followUp.\(state.rawValue)") }
                    dl(.class("facts across")) {
                        fact(texts("moderation.followUp.page")) { address }
                        fact(texts("moderation.report.reason")) { texts(reason.textKey) }
                        fact(texts("moderation.followUp.sent")) { texts.date(sentAt) }
                    }
                }
                Lines(explanation).block
                div(.class("margin")) {
                    p { texts("moderation.followUp.keep") }
                    if !hasEmail { p { texts("moderation.followUp.noEmail") } }
                }
            }
            if let statement {
                section(.class("section")) {
                    h2 { texts("moderation.followUp.decision") }
                    statement.view(texts)
                    if let appeal { appeal.view(to: "/reports/\(secret)/appeals", screen) }
                    Appeal.Told.list(appeals, texts)
                }
            }
            section(.class("section")) { conversation(screen) }
        }
        page.isIndexed = false
        return page
    }

    private func conversation(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(answer, texts, labels: "moderation.followUp")
        return .group([
            messages.isEmpty ? .group([]) : h2 { texts("moderation.followUp.words") },
            .group(
                messages.map { line in
                    article(.class("change")) {
                        h3 { texts(line.isMine ? "moderation.followUp.you" : "moderation.moderator") }
                        p(.class("note")) { texts.moment(line.at) }
                        Lines(line.text).block
                    }
                }),
            state == .decided
                ? .group([])
                : .group([
                    h2 { texts("moderation.followUp.add") },
                    screen.form(to: "/reports/\(secret)/answers") {
                        view.errors
                        view.area("text", rows: 4)
                        div(.class("actions")) { button(.class("button main")) { texts("moderation.followUp.act") } }
                    },
                ]),
        ])
    }
}
