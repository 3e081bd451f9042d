import Commons
import Indicators
import Markup
import Organizations
import Replications
import Storage
import Web

/// The form by which carriers lock a goal.
struct GoalForm: Sendable {
    var submission: Submission
    /// Nil where only its fields are asked for.
    let replication: Thing?
    let indicators: [Thing]
    /// The goal that is amended.
    let amended: Goal?

    /// The proposal, or nil after noting what is wrong.
    mutating func read(at now: Timestamp) -> GoalProposal? {
        let slug = submission.line("indicator", 1...200)
        let indicator = indicators.first { $0.slug == slug }
        if indicator == nil, !slug.isEmpty { submission.refuse("indicator", "goals.form.indicator.strange") }
        let baseline = number("baseline", isNeeded: false)
        let sense = submission.choice("sense", Goal.Sense.self)
        let target = number("target", isNeeded: true)
        let due = submission.date("due")
        if due == nil { submission.refuse("due", "web.field.empty") }
        if let due, !due.isAfter(CivilDate(now)), due.year <= CivilDate(now).year, due.month != nil {
            submission.refuse("due", "goals.form.due.past")
        }
        if let due, due.year < CivilDate(now).year { submission.refuse("due", "goals.form.due.past") }
        let success = submission.line("success", 1...500)
        let funder = submission.line("funder", 1...200)
        let why = submission.line("why", amended == nil ? 0...500 : 1...500)
        if !submission.isChecked("understood") { submission.refuse("understood", "goals.form.understood.missing") }
        guard submission.isValid, let indicator, let sense, let target, let due else { return nil }
        return GoalProposal(
            indicator, from: baseline, sense, target, until: due, success: success, agreedWith: funder,
            amending: amended?.id, because: why)
    }

    /// The organization that is named as the funder, where people keep it here who can agree; nil otherwise, and after
    /// noting that several have this name.
    mutating func funder(_ language: Language, in tx: Transaction) throws -> Thing? {
        let named = try NamedOrganization.all(submission.shown("funder"), in: tx)
        guard named.count < 2 else {
            let choices = named.map { $0.label(among: named, in: language) }.joined(separator: " · ")
            submission.refuse("funder", "goals.form.funder.several", ["choices": choices])
            return nil
        }
        return try named.first.flatMap { try $0.thing.keepers(in: tx).isEmpty ? nil : $0.thing }
    }

    private mutating func number(_ name: String, isNeeded: Bool) -> Amount? {
        let text = submission.line(name, isNeeded ? 1...20 : 0...20)
        guard !text.isEmpty else { return nil }
        if let amount = Amount(written: text, decimals: 2) { return amount }
        submission.refuse(name, "goals.form.number")
        return nil
    }

    /// Its fields, with what is missing: what programs are told.
    func asked(at now: Timestamp) -> Submission {
        var copy = self
        _ = copy.read(at: now)
        return copy.submission
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let path = replication?.path ?? ""
        let title = texts(amended == nil ? "goals.new" : "goals.amend")
        return Page(title) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(path)) { replication?.title ?? "" } }
                    h1 { title }
                    p(.class("lead")) { texts("goals.form.lead") }
                }
                screen.creatingForm(to: "\(path)/goals", proposing: submission.shown(Screen.onceField)) {
                    fields(FormView(submission, texts, labels: "goals.form"), back: path)
                }
            }
        }
    }

    private func fields(_ view: FormView, back: String) -> Markup {
        let texts = view.texts
        let senses = Goal.Sense.allCases.map { FormView.Choice($0.rawValue, texts($0.textKey)) }
        return .group([
            view.errors, view.select("indicator", indicators.map { ($0.slug, $0.title) }),
            view.line("baseline", optional: true, isShort: true, attributes: [.inputmode("decimal")]),
            view.choices("sense", senses),
            view.line("target", isShort: true, attributes: [.inputmode("decimal")]), view.line("due", isShort: true),
            view.area("success", rows: 2), view.line("funder"),
            amended.map { goal in
                .group([input(.type("hidden"), .name("amends"), .value(goal.id.rawValue)), view.area("why", rows: 2)])
            } ?? .group([]),
            view.ticks("understood", [FormView.Choice("on", texts("goals.form.understood.yes"))]),
            div(.class("actions")) {
                button(.class("button main")) { texts("goals.form.lock") }
                a(.href(back)) { texts("goals.form.cancel") }
            },
        ])
    }
}
