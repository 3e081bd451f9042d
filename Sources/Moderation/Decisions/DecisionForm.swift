import Markup
import Storage
import Web

/// The form of a decision: everything that its statement of reasons has to say.
struct DecisionForm: Sendable {
    private(set) var submission: Submission
    let outcomes: [Outcome]
    /// Whose account could be suspended: the keepers of the page, by name.
    let people: [(id: Person.ID, name: String)]

    static let delays = [7, 14, 30, 60]

    init(_ outcomes: [Outcome], people: [(id: Person.ID, name: String)], _ submission: Submission = Submission()) {
        self.outcomes = outcomes
        self.people = people
        self.submission = submission
    }

    /// The decision, or nil after noting what is wrong.
    mutating func read() -> Ruling? {
        let chosen = submission.choice("outcome", Outcome.self)
        if let chosen, !outcomes.contains(chosen) { submission.refuse("outcome", "web.field.unknown") }
        let restricts = chosen?.restricts == true
        let facts = submission.text("facts", 10...5_000)
        let ground = restricts ? submission.choice("ground", Ground.self) : Ground.none
        if restricts && ground == Ground.none { submission.refuse("ground", "moderation.decision.ground.needed") }
        let reference = submission.text("reference", (restricts ? 5 : 0)...2_000)
        let publicReason = submission.line("publicReason", (chosen == .withdrawal ? 5 : 0)...300)
        let days = chosen?.mayEnd == true ? submission.integer("days", 1...60) : nil
        if chosen == .change && days == nil { submission.refuse("days", "web.field.choose") }
        let person = chosen == .suspension ? person() : nil
        guard submission.isValid, let chosen, let ground else { return nil }
        return Ruling(
            outcome: chosen, ground: ground, reference: reference, facts: facts, publicReason: publicReason,
            days: days, person: person)
    }

    private mutating func person() -> Person.ID? {
        let person = people.first { $0.id.rawValue == submission.shown("person") }?.id
        if person == nil { submission.refuse("person", "web.field.choose") }
        return person
    }

    func markup(to path: String, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "moderation.decision")
        return screen.form(to: path) {
            view.errors
            view.choices("outcome", outcomes.map { choice($0.rawValue, $0.textKey, texts) })
            view.area("facts")
            view.choices("ground", Ground.broken.map { choice($0.rawValue, $0.textKey, texts) })
            view.area("reference", rows: 3)
            if outcomes.contains(.withdrawal) { view.line("publicReason", optional: true) }
            if outcomes.contains(.change) {
                view.select(
                    "days", Self.delays.map { ("\($0)", texts("moderation.days", count: $0)) }, optional: true)
            }
            if outcomes.contains(.suspension) && !people.isEmpty {
                view.select("person", people.map { ($0.id.rawValue, $0.name) }, optional: true)
            }
            p(.class("note")) { texts("moderation.decision.sent") }
            div(.class("actions")) { button(.class("button main")) { texts("moderation.decision.act") } }
        }
    }

    private func choice(_ value: String, _ key: String, _ texts: Texts) -> FormView.Choice {
        FormView.Choice(value, texts(key), hint: texts("\(key).meaning"))
    }
}
