import Commons
import Markup
import Storage
import Web

/// The form that says what a practice is hoped to change.
struct OutcomeForm: ThingForm {
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
    mutating func read(for occasion: FormOccasion<OutcomeContent>, in tx: Transaction) throws -> OutcomeContent? {
        let old = occasion.changed?.content
        let title = submission.line("title", 2...120)
        let question = submission.text("question", 1...2_000)
        let measure = submission.choice("measure", EffectMeasure.self)
        let direction = submission.choice("direction", OutcomeContent.Direction.self)
        let unit = submission.line("unit", 0...40)
        if let old, let measure, measure.shapes != old.measure.shapes {
            submission.refuse("measure", "evidence.outcome.measure.fixed")
        }
        guard submission.isValid, let measure, let direction,
            let practice = old?.practice ?? occasion.above
        else { return nil }
        return OutcomeContent(
            title: title, language: occasion.language, practice: practice, question: question, measure: measure,
            direction: direction, unit: unit)
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "evidence.outcome")
        frame.lead = "evidence.outcome.lead"
        (frame.save, frame.cancel) = ("evidence.form.save", "evidence.form.cancel")
        return frame.page(screen, fields: fields)
    }

    private func fields(_ view: FormView) -> Markup {
        let texts = view.texts
        let measures = EffectMeasure.allCases.map {
            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
        }
        let directions = OutcomeContent.Direction.allCases.map { FormView.Choice($0.rawValue, texts($0.textKey)) }
        return .group([
            view.line("title"), view.area("question", rows: 3), view.choices("direction", directions),
            view.choices("measure", measures), view.line("unit", optional: true, isShort: true),
        ])
    }
}
