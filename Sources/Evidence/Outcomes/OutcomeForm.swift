import Commons
import Markup
import Storage
import Web

/// The form that says what a practice is hoped to change.
struct OutcomeForm: Sendable {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    init(editing content: OutcomeContent, of thing: Thing) {
        submission = Submission([
            "title": content.title, "question": content.question, "measure": content.measure.rawValue,
            "direction": content.direction.rawValue, "unit": content.unit, "revision": "\(thing.revision)",
        ])
    }

    /// The content, or nil after noting what is wrong. Where studies were told, the measure stays one that takes their
    /// numbers.
    mutating func read(of practice: Thing.ID, language: String, changing old: OutcomeContent? = nil) -> OutcomeContent?
    {
        let title = submission.line("title", 2...120)
        let question = submission.text("question", 1...2_000)
        let measure = submission.choice("measure", EffectMeasure.self)
        let direction = submission.choice("direction", OutcomeContent.Direction.self)
        let unit = submission.line("unit", 0...40)
        if let old, let measure, measure.shapes != old.measure.shapes {
            submission.refuse("measure", "evidence.outcome.measure.fixed")
        }
        guard submission.isValid, let measure, let direction else { return nil }
        return OutcomeContent(
            title: title, language: language, practice: practice, question: question, measure: measure,
            direction: direction, unit: unit)
    }

    func page(titleKey: String, to path: String, back: Thing, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "evidence.outcome")
        return Page(texts(titleKey)) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(back.path), .lang(back.language, on: texts)) { back.title } }
                    h1 { texts(titleKey) }
                    p(.class("lead")) { texts("evidence.outcome.lead") }
                }
                submission.shown("revision").isEmpty
                    ? screen.creatingForm(to: path, proposing: submission.shown(Screen.onceField)) {
                        fields(view, back: back.path)
                    }
                    : screen.form(to: path) { fields(view, back: back.path) }
            }
        }
    }

    private func fields(_ view: FormView, back: String) -> Markup {
        let texts = view.texts
        let measures = EffectMeasure.allCases.map {
            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
        }
        let directions = OutcomeContent.Direction.allCases.map { FormView.Choice($0.rawValue, texts($0.textKey)) }
        return .group([
            view.errors, view.line("title"), view.area("question", rows: 3), view.choices("direction", directions),
            view.choices("measure", measures), view.line("unit", optional: true, isShort: true),
            view.revising(back: back),
        ])
    }
}

extension FormView {
    /// The end of a form that makes or changes something.
    func revising(back: String) -> Markup {
        let revision = submission.shown("revision")
        return .group([
            revision.isEmpty
                ? .group([])
                : .group([
                    input(.type("hidden"), .name("revision"), .value(revision)), line("reason", optional: true),
                ]),
            div(.class("actions")) {
                button(.class("button main")) { texts("evidence.form.save") }
                a(.href(back)) { texts("evidence.form.cancel") }
            },
        ])
    }
}
