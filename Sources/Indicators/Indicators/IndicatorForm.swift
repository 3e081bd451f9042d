import Commons
import Markup
import Storage
import Web

/// The form that says what is counted, so that every place counts the same.
struct IndicatorForm: Sendable {
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
    mutating func read(of owner: Thing.ID, language: String, changing old: IndicatorContent? = nil) -> IndicatorContent?
    {
        var content = IndicatorContent(title: submission.line("title", 2...120), language: language, owner: owner)
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

    func page(titleKey: String, to path: String, back: Thing, offersReady: Bool, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "indicators.form")
        let isNew = submission.shown("revision").isEmpty
        return Page(texts(titleKey)) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(back.path), .lang(back.language, on: texts)) { back.title } }
                    h1 { texts(titleKey) }
                    p(.class("lead")) { texts("indicators.form.lead") }
                }
                if offersReady { ready(of: back, screen) }
                isNew
                    ? screen.creatingForm(to: path, proposing: submission.shown(Screen.onceField)) {
                        fields(view, back: back.path)
                    }
                    : screen.form(to: path) { fields(view, back: back.path) }
            }
        }
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

    private func fields(_ view: FormView, back: String) -> Markup {
        let texts = view.texts
        let sorts = IndicatorContent.Sort.allCases.map {
            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
        }
        let levels = IndicatorContent.Level.allCases.map {
            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
        }
        let directions = IndicatorContent.Direction.allCases.map { FormView.Choice($0.rawValue, texts($0.textKey)) }
        return .group([
            view.errors, view.line("title"), view.area("question", rows: 3), view.choices("sort", sorts),
            view.line("unit", optional: true, isShort: true), view.choices("level", levels),
            view.choices("direction", directions),
            view.line("counted", optional: true), view.line("rhythm", optional: true),
            view.line("alignments", optional: true), end(view, back: back),
        ])
    }

    private func end(_ view: FormView, back: String) -> Markup {
        let texts = view.texts
        let revision = submission.shown("revision")
        return .group([
            revision.isEmpty
                ? .group([])
                : .group([
                    input(.type("hidden"), .name("revision"), .value(revision)), view.line("reason", optional: true),
                ]),
            div(.class("actions")) {
                button(.class("button main")) { texts("indicators.form.save") }
                a(.href(back)) { texts("indicators.form.cancel") }
            },
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
