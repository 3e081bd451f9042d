import Commons
import Markup
import Storage
import Web

/// The form that says what is counted, so that every place counts the same.
struct IndicatorForm: ThingForm {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    init(editing content: IndicatorContent, of thing: Thing) {
        submission = Submission([
            "title": content.title, "question": content.question, "counted": content.counted, "unit": content.unit,
            "sort": content.sort.rawValue, "direction": content.direction.rawValue, "level": content.level.rawValue,
            "rhythm": content.rhythm, "alignments": content.alignments, "revision": "\(thing.revision)",
        ])
    }

    /// The content, or nil after noting what is wrong. What sort of number it is stays: the numbers of places rest on it.
    mutating func read(for occasion: FormOccasion<IndicatorContent>, in tx: Transaction) throws -> IndicatorContent? {
        let old = occasion.changed?.content
        guard let owner = old?.owner ?? occasion.above else { return nil }
        var content = IndicatorContent(
            title: submission.line("title", 2...120), language: occasion.language, owner: owner)
        content.question = submission.text("question", 1...2_000)
        content.counted = submission.line("counted", 0...300)
        content.unit = submission.line("unit", 0...40)
        let sort = submission.choice("sort", IndicatorContent.Sort.self)
        let direction = submission.choice("direction", IndicatorContent.Direction.self)
        let level = submission.choice("level", IndicatorContent.Level.self)
        content.rhythm = submission.line("rhythm", 0...300)
        content.alignments = submission.line("alignments", 0...200)
        content.ready = old?.ready
        if let old, let sort, sort != old.sort { submission.refuse("sort", "indicators.form.sort.fixed") }
        guard submission.isValid, let sort, let direction, let level else { return nil }
        (content.sort, content.direction, content.level) = (sort, direction, level)
        return content
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "indicators.form")
        frame.lead = "indicators.form.lead"
        frame.otherwise = place.above.map { ready(of: $0, screen) }
        return frame.page(screen, fields: fields)
    }

    /// The ready ones: a box each.
    private func ready(of owner: Thing, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(Submission(), texts, labels: "indicators.form")
        let choices = ReadyIndicator.allCases.map {
            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).question"))
        }
        return .group([
            h2 { texts("indicators.ready") },
            screen.form(to: "\(owner.path)/ready-indicators") {
                view.manyChoices("ready", choices)
                div(.class("actions")) { button(.class("button")) { texts("indicators.ready.take") } }
            },
            h2 { texts("indicators.own") },
        ])
    }

    private func fields(_ view: FormView) -> Markup {
        let texts = view.texts
        let sorts = IndicatorContent.Sort.allCases.map {
            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
        }
        let levels = IndicatorContent.Level.allCases.map {
            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
        }
        let directions = IndicatorContent.Direction.allCases.map { FormView.Choice($0.rawValue, texts($0.textKey)) }
        return .group([
            view.line("title"), view.area("question", rows: 3), view.choices("sort", sorts),
            view.line("unit", optional: true, isShort: true), view.choices("level", levels),
            view.choices("direction", directions),
            view.line("counted", optional: true), view.line("rhythm", optional: true),
            view.line("alignments", optional: true),
        ])
    }
}

extension ReadyIndicator {
    func content(of owner: Thing.ID, _ texts: Texts) -> IndicatorContent {
        IndicatorContent(
            title: texts(textKey), language: texts.language.rawValue, owner: owner,
            question: texts("\(textKey).question"), counted: texts("\(textKey).counted"),
            unit: texts("\(textKey).unit"), sort: sort, level: level, rhythm: texts("indicators.ready.rhythm"),
            alignments: alignments, ready: self)
    }
}
