import Commons
import Markup
import Storage
import Web

/// A goal that waits for the agreement of whoever funds it, or what came of it: read by both sides.
struct OfferPage: PageModel {
    let offer: GoalOffer
    let replication: Thing
    let funder: Thing
    let indicator: Thing
    /// Whether the reader may answer, and may take it back.
    let mayAnswer: Bool
    let mayWithdraw: Bool

    private enum CodingKeys: CodingKey { case offer, replication, funder, indicator }

    /// - Throws: `.missing` where the reader belongs to neither side.
    init(_ id: GoalOffer.ID?, for viewer: Viewer?, in tx: Transaction) throws {
        guard let id, let offer = try GoalOffer.find(id, in: tx),
            let replication = try Thing.find(offer.replication, in: tx),
            let funder = try Thing.find(offer.funder, in: tx), let indicator = try Thing.find(offer.indicator, in: tx)
        else { throw AppError.missing }
        let (isFunder, isPlace) = (
            try funder.isInHands(of: viewer, in: tx), try replication.isInHands(of: viewer, in: tx)
        )
        guard isFunder || isPlace else { throw AppError.missing }
        (self.offer, self.replication, self.funder, self.indicator) = (offer, replication, funder, indicator)
        mayAnswer = isFunder && offer.state == .waiting
        mayWithdraw = isPlace && offer.state == .waiting
    }

    func view(_ screen: Screen) -> Page { view(screen, Submission()) }

    func view(_ screen: Screen, _ submission: Submission) -> Page {
        let texts = screen.texts
        let title = texts("goals.title", ["indicator": indicator.title])
        var page = Page("\(title) · \(replication.title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1 { title }
                    p(.class("lead")) { texts(offer.state.textKey, ["funder": funder.title]) }
                }
                GoalTerms(offer, indicator).facts(of: replication, texts, more: facts(texts))
                if !offer.words.isEmpty { blockquote { p { offer.words } } }
                if let goal = offer.goal {
                    p(.class("actions")) {
                        a(.class("button"), .href("/goals/\(goal)")) { texts("goals.offer.locked") }
                    }
                }
            }
            if mayAnswer { answering(screen, submission) }
            if mayWithdraw { withdrawing(screen) }
        }
        page.isIndexed = false
        return page
    }

    private func facts(_ texts: Texts) -> Markup {
        .group([
            fact(texts("goals.form.funder")) {
                a(.href(funder.path), .lang(funder.language, on: texts)) { funder.title }
            },
            fact(texts("goals.offer.since")) {
                time(.datetime(CivilDate(offer.offeredAt).rawValue)) { texts.date(offer.offeredAt) }
            },
        ])
    }

    private func answering(_ screen: Screen, _ submission: Submission) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "goals.form")
        let answers = OfferAnswer.allCases.map {
            FormView.Choice($0.rawValue, texts("goals.form.answer.\($0.rawValue)"))
        }
        return section(.class("section")) {
            h2 { texts("goals.offer.answer") }
            p { texts("goals.offer.meaning") }
            screen.form(to: "\(offer.path)/answers") {
                view.errors
                view.choices("answer", answers)
                view.area("words", rows: 3)
                div(.class("actions")) { button(.class("button main")) { texts("goals.form.send") } }
            }
        }
    }

    private func withdrawing(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2 { texts("goals.offer.waiting", ["funder": funder.title]) }
            screen.form(to: "\(offer.path)/withdrawals") {
                div(.class("actions")) { button(.class("button")) { texts("goals.form.withdraw") } }
            }
        }
    }
}

/// What the people of the funder say.
enum OfferAnswer: String, CaseIterable, Sendable {
    case agreed, declined

    var state: GoalOffer.State { self == .agreed ? .agreed : .declined }
}
