import Commons
import Markup
import Storage
import Web

/// The form by which those whose name it is decide, on principles only: what is honoured throughout cannot be refused, what
/// is not cannot be granted.
struct DecisionForm: Sendable {
    var submission: Submission
    let file: LabelFile
    let round: LabelRound

    init(_ submission: Submission, _ file: LabelFile) throws {
        self.submission = submission
        self.file = file
        round = try file.round
    }

    /// The longest that is granted at once.
    static let mostYears = 5
    static let ordinaryYears = 3

    struct Answers {
        let outcome: LabelRound.Outcome?
        let reason: String
        let until: CivilDate?
        let missing: [Int]

        init(_ submission: inout Submission) {
            outcome = submission.choice("outcome", LabelRound.Outcome.self)
            until = submission.date("until")
            submission.note("missing", as: .choices((1...7).map(String.init)))
            missing = submission.shownAll("missing").compactMap { Int($0) }
            reason = submission.text("reason", 10...10_000)
        }
    }

    /// The ruling, or nil after noting what is wrong.
    mutating func read(at now: Timestamp) -> LabelRuling? {
        let answers = Answers(&submission)
        switch answers.outcome {
        case .granted: return granting(answers, at: now)
        case .refused: return refusing(answers)
        case nil: return nil
        }
    }

    private mutating func granting(_ answers: Answers, at now: Timestamp) -> LabelRuling? {
        let wanting = file.found.values.filter { $0.finding == .missing }.map(\.principle).sorted()
        if !wanting.isEmpty { submission.refuse("outcome", "labels.decision.wanting", numbers(wanting)) }
        guard let until = answers.until, until.day != nil, until > CivilDate(now) else {
            submission.refuse("until", "labels.decision.until.past")
            return nil
        }
        if until > CivilDate(now.adding(days: Self.mostYears * 366)) {
            submission.refuse("until", "labels.decision.until.far", ["years": "\(Self.mostYears)"])
        }
        return submission.isValid ? .granting(until: until, because: answers.reason) : nil
    }

    private mutating func refusing(_ answers: Answers) -> LabelRuling? {
        let missing = Set(answers.missing).sorted()
        let honoured = missing.filter { file.found[$0]?.finding == .honoured }
        if round.principles.indices.allSatisfy({ file.found[$0 + 1]?.finding == .honoured }) {
            submission.refuse("outcome", "labels.decision.honoured")
        } else if missing.isEmpty || !missing.allSatisfy({ round.principles.indices.contains($0 - 1) }) {
            submission.refuse("missing", "labels.decision.missing.none")
        } else if !honoured.isEmpty {
            submission.refuse("missing", "labels.decision.missing.honoured", numbers(honoured))
        }
        return submission.isValid ? .refusing(for: missing, because: answers.reason) : nil
    }

    private func numbers(_ principles: [Int]) -> [String: String] {
        ["principles": principles.map(String.init).joined(separator: ", ")]
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(proposed(at: screen.now), texts, labels: "labels.decision")
        var page = Page(texts("labels.act.decide")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(file.label.path), .lang(file.replication.language, on: texts)) {
                            file.replication.title
                        }
                    }
                    h1 { texts("labels.act.decide") }
                    p(.class("lead")) { texts("labels.decision.lead") }
                }
                screen.form(to: "\(file.label.path)/decisions") {
                    view.errors
                    view.choices(
                        "outcome",
                        LabelRound.Outcome.allCases.map {
                            FormView.Choice(
                                $0.rawValue, texts("labels.decision.\($0.rawValue)"),
                                hint: texts("labels.decision.\($0.rawValue).hint"))
                        })
                    view.line("until", optional: true, isShort: true)
                    view.manyChoices("missing", principles(texts))
                    view.area("reason", rows: 8)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("labels.decision.send") }
                        a(.href(file.label.path)) { texts("labels.cancel") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func principles(_ texts: Texts) -> [FormView.Choice] {
        round.principles.enumerated().map { index, text in
            FormView.Choice(
                "\(index + 1)", text,
                hint: texts(file.found[index + 1]?.finding.textKey ?? "labels.finding.none"))
        }
    }

    /// Some years, less a day, are proposed.
    private func proposed(at now: Timestamp) -> Submission {
        guard submission.fields["until"] == nil else { return submission }
        var submission = submission
        submission.set("until", [CivilDate(now.adding(days: Self.ordinaryYears * 365)).rawValue])
        return submission
    }
}
