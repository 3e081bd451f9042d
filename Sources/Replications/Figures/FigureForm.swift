import Commons
import Markup
import Storage
import Web

/// The form by which carriers tell a number.
struct FigureForm: Sendable {
    var submission: Submission
    let thing: Thing

    /// What is asked, whatever is there.
    struct Answers {
        let measure: Measure?
        let year: Int?
        let amount: String
        let source: String

        init(_ form: inout Submission, at now: Timestamp) {
            measure = form.choice("measure", Measure.self)
            year = form.integer("year", 1900...CivilDate(now).year)
            amount = form.line("amount", 0...20)
            source = form.line("source", 0...200)
        }
    }

    /// The figure, or nil after noting what is wrong. Nothing in the field takes back what was told before.
    ///
    /// - Parameter told: what holds now.
    mutating func read(changing told: [Figure], at now: Timestamp) -> Figure? {
        let answers = Answers(&submission, at: now)
        if answers.year == nil { submission.refuse("year", "web.field.empty") }
        let amount = answers.measure.flatMap { Amount(written: answers.amount, decimals: $0.decimals) }
        if answers.amount.isEmpty {
            let isTold = told.contains { $0.measure == answers.measure && $0.year == answers.year }
            if !isTold { submission.refuse("amount", "web.field.empty") }
        } else if let measure = answers.measure, amount == nil {
            submission.refuse("amount", "replications.figures.form.amount.\(measure.rawValue)")
        }
        guard submission.isValid, let measure = answers.measure, let year = answers.year else { return nil }
        return Figure(measure, in: year, amount, from: answers.source, at: now)
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "replications.figures.form")
        return Page(texts("replications.figures.tell")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("replications.figures.tell") }
                    p(.class("lead")) { texts("replications.figures.lead") }
                }
                screen.form(to: "\(thing.path)/figures") {
                    view.errors
                    view.choices(
                        "measure",
                        Measure.allCases.map {
                            FormView.Choice($0.rawValue, texts($0.textKey), hint: texts("\($0.textKey).meaning"))
                        })
                    view.line("year", isShort: true, attributes: [.inputmode("numeric")])
                    view.line("amount", isShort: true, attributes: [.inputmode("decimal")])
                    view.line("source", optional: true)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("replications.form.save") }
                        a(.href(thing.path)) { texts("replications.form.cancel") }
                    }
                }
            }
        }
    }
}
