import Commons
import Indicators
import Markdown
import Markup
import Replications
import Storage
import Web

/// A goal as it was locked, beside what was seen.
struct GoalPage: PageModel {
    let standing: GoalStanding
    let replication: Thing
    /// The organization whose people agreed to it here; nil where the place alone says that it was agreed.
    let funder: Thing?
    let isKept: Bool
    let submission: Submission

    private enum CodingKeys: CodingKey { case standing, replication, funder }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = texts("goals.title", ["indicator": standing.indicator.title])
        var page = Page("\(title) · \(replication.title)") {
            replication.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1 { title }
                    p(.class("lead")) { texts(standing.outcome.textKey) }
                }
                beside(texts)
            }
            narratives(screen)
            lock(screen)
        }
        page.summary = texts(standing.outcome.textKey)
        return page
    }

    private var goal: Goal { standing.goal }

    /// What was promised and what was seen, side by side; and who agreed to it.
    private func beside(_ texts: Texts) -> Markup {
        GoalTerms(goal, standing.indicator).facts(
            of: replication, texts,
            more: .group([
                fact(texts("goals.fact.seen")) { standing.told(texts) },
                fact(texts("goals.form.funder")) {
                    if let funder {
                        a(.href(funder.path), .lang(funder.language, on: texts)) { goal.funder }
                        " · " + texts("goals.fact.agreed", ["date": goal.agreedAt.map { texts.date($0) } ?? ""])
                    } else {
                        goal.funder + " · " + texts("goals.fact.declared")
                    }
                },
            ]))
    }

    private func narratives(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2 { texts("goals.narratives") }
            if standing.narratives.isEmpty { p { texts("goals.narratives.none") } }
            Markup.group(
                standing.narratives.map { told in
                    article(.class("change")) {
                        p(.class("note")) { time(.datetime(CivilDate(told.at).rawValue)) { texts.date(told.at) } }
                        div(.lang(replication.language, on: texts)) { Markdown(told.text, under: 2).markup }
                    }
                })
            if isKept { telling(screen) }
        }
    }

    private func telling(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "goals.form")
        return .group([
            screen.form(to: "\(goal.path)/narratives") {
                view.errors
                view.area("narrative", rows: 4)
                div(.class("actions")) { button(.class("button")) { texts("goals.form.tell") } }
            },
            p(.class("note")) {
                a(.href("\(replication.path)/goals/new?amends=\(goal.id)&indicator=\(standing.indicator.slug)")) {
                    texts("goals.amend")
                }
            },
        ])
    }

    /// The text and its digest, for whoever wants to check.
    private func lock(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2 { texts("goals.lock") }
            p { texts("goals.lock.meaning", ["date": texts.date(goal.lockedAt)]) }
            details {
                summary { texts("goals.lock.check") }
                pre { code { goal.text } }
                p(.class("note")) { "SHA-256 " + goal.digest }
            }
        }
    }
}

extension GoalStanding {
    func told(_ texts: Texts) -> String {
        guard let seen else { return texts("goals.unseen") }
        return "\(seen.text(texts)) (\(texts.date(seen.period)))"
    }
}

/// The goals of a replication, beside what was seen.
struct GoalsPage: PageModel {
    let replication: Thing
    let goals: [GoalStanding]

    init(of replication: Thing, at now: Timestamp, in tx: Transaction) throws {
        self.replication = replication
        goals = try Goal.all(of: replication.id, in: tx).map { try GoalStanding($0, at: now, in: tx) }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("goals.list")) · \(replication.title)") {
            replication.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1 { texts("goals.list") }
                    p(.class("lead")) { texts("goals.list.lead") }
                }
                goals.isEmpty ? p { texts("goals.list.none") } : GoalTable(goals).markup(texts)
            }
        }
        page.isIndexed = false
        return page
    }
}

/// Goal, date, what was seen, what came of it.
struct GoalTable {
    private let goals: [GoalStanding]

    init(_ goals: [GoalStanding]) { self.goals = goals }

    func markup(_ texts: Texts) -> Markup {
        element("table", .class("rows")) {
            caption(.class("hidden")) { texts("goals.list") }
            thead {
                tr {
                    Markup.group(
                        ["goal", "target", "due", "seen", "outcome"].map { name in
                            th(.scope("col")) { texts("goals.column.\(name)") }
                        })
                }
            }
            tbody { Markup.group(goals.map { row($0, texts) }) }
        }
    }

    private func row(_ standing: GoalStanding, _ texts: Texts) -> Markup {
        let goal = standing.goal
        let cells = [
            ("target", "\(texts(goal.sense.textKey)) \(goal.target.text(texts))"), ("due", texts.date(goal.due)),
            ("seen", standing.told(texts)), ("outcome", texts(standing.outcome.textKey)),
        ]
        return tr {
            th(.scope("row")) {
                a(.href(goal.path), .lang(standing.indicator.language, on: texts)) { standing.indicator.title }
            }
            Markup.group(
                cells.map { name, text in
                    td(Attribute("data-label", texts("goals.column.\(name)"))) { text }
                })
        }
    }
}
