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
        let title = decision.title.isEmpty ? texts("moderation.page.gone") : decision.title
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
            if !appeals.isEmpty { section(.class("section")) { others(texts) } }
        }
        page.isIndexed = false
        return page
    }

    private func others(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("moderation.appeals.others") },
            ul(.class("entries plain")) {
                Markup.group(
                    appeals.map { told in
                        li {
                            h3 { texts("moderation.side.\(told.side.rawValue)") }
                            p(.class("note")) {
                                texts.date(told.madeAt) + " · "
                                    + texts(told.outcome?.textKey ?? "moderation.appeal.waiting")
                            }
                        }
                    })
            },
        ])
    }
}

extension Appeal {
    /// That somebody else contests, without who or what they say.
    struct Told: Sendable, Encodable {
        let side: Side
        let madeAt: Timestamp
        let outcome: Result?

        init(_ appeal: Appeal) {
            side = appeal.side
            madeAt = appeal.madeAt
            outcome = appeal.outcome
        }
    }
}
