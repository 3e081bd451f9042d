import Commons
import Markup
import Replications
import Web

/// What a goal says, offered or locked, as facts in one order.
struct GoalTerms {
    let indicator: Thing
    let baseline: Amount?
    let target: Amount
    let sense: Goal.Sense
    let due: CivilDate
    let success: String
    let why: String
    let amends: Goal.ID?

    init(_ goal: Goal, _ indicator: Thing) {
        (self.indicator, baseline, target, sense) = (indicator, goal.baseline, goal.target, goal.sense)
        (due, success, why, amends) = (goal.due, goal.success, goal.why, goal.amends)
    }

    init(_ offer: GoalOffer, _ indicator: Thing) {
        (self.indicator, baseline, target, sense) = (indicator, offer.baseline, offer.target, offer.sense)
        (due, success, why, amends) = (offer.due, offer.success, offer.why, offer.amends)
    }

    /// - Parameter more: what the page knows besides, put after the date.
    func facts(of replication: Thing, _ texts: Texts, more: Markup) -> Markup {
        dl(.class("facts")) {
            fact(texts("goals.fact.indicator")) {
                a(.href(indicator.path), .lang(indicator.language, on: texts)) { indicator.title }
            }
            fact(texts("goals.form.baseline")) { baseline?.text(texts) ?? texts("goals.unknown") }
            fact(texts("goals.form.target")) { "\(texts(sense.textKey)) \(target.text(texts))" }
            fact(texts("goals.form.due")) { time(.datetime(due.rawValue)) { texts.date(due) } }
            fact(texts("goals.form.success")) { span(.lang(replication.language, on: texts)) { success } }
            more
            if !why.isEmpty { fact(texts("goals.form.why")) { why } }
            if let amends {
                fact(texts("goals.fact.amends")) { a(.href("/goals/\(amends)")) { texts("goals.earlier") } }
            }
        }
    }
}
