import Commons
import Markup
import Storage
import Web

/// A decision as those concerned read it, by the link of their letter or signed in; moderators read it here too.
struct StatementPage: PageModel {
    let statement: Statement
    let appeal: AppealView?
    let appeals: [Appeal.Told]
    /// Where an appeal is sent; none for moderators who are not concerned.
    private let place: String?

    private enum CodingKeys: CodingKey {
        case statement, appeal, appeals
    }

    /// - Parameter person: who is concerned and may appeal.
    init(
        _ decision: Decision, for person: Person.ID?, at now: Timestamp, place: String,
        _ submission: Submission = Submission(), in tx: Transaction
    ) throws {
        statement = Statement(decision, for: .keeper)
        let made = try Appeal.all(of: decision.id, in: tx)
        appeal = person.map { person in
            AppealView(decision, made.first { $0.person == person }, side: .keeper, at: now, submission)
        }
        appeals = made.filter { $0.person != person || person == nil }.map(Appeal.Told.init)
        self.place = person == nil ? nil : place
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let decision = statement.decision
        let title = decision.subject(texts)
        var page = Page("\(texts("moderation.statement")) · \(title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { texts("moderation.statement") }
                    h1 { title }
                    p(.class("lead")) { texts(decision.outcome.textKey) }
                }
                statement.view(texts)
                div(.class("margin")) {
                    p { texts("moderation.statement.law") }
                    p { a(.href("/moderation/log")) { texts("moderation.log.title") } }
                }
            }
            if let appeal, let place { section(.class("section")) { appeal.view(to: place, screen) } }
            if !appeals.isEmpty { section(.class("section")) { Appeal.Told.list(appeals, texts) } }
        }
        page.isIndexed = false
        return page
    }
}
