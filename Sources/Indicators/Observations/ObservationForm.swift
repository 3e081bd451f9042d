import Commons
import Markup
import Replications
import Storage
import Web

/// The form by which carriers tell an observation: two minutes.
struct ObservationForm: Sendable {
    var submission: Submission
    /// Nil where only its fields are asked for.
    let replication: Thing?
    /// Those that this place may carry, with what they are.
    let indicators: [(thing: Thing, content: IndicatorContent)]

    /// The one that is told of.
    var chosen: (thing: Thing, content: IndicatorContent)? {
        indicators.first { $0.thing.slug == submission.shown("indicator") } ?? indicators.first
    }

    /// The observation, or nil after noting what is wrong.
    mutating func read(at now: Timestamp) -> Observation? {
        let slug = submission.line("indicator", 1...200)
        let indicator = indicators.first { $0.thing.slug == slug }
        if indicator == nil, !slug.isEmpty { submission.refuse("indicator", "indicators.form.indicator.strange") }
        let period = submission.date("period")
        if period == nil { submission.refuse("period", "web.field.empty") }
        if let period, period.day != nil { submission.refuse("period", "indicators.form.period.day") }
        if let period, period.year > CivilDate(now).year {
            submission.refuse("period", "indicators.form.period.future")
        }
        let amount = number("amount", 2)
        let sort = indicator?.content.sort
        let whole = number("whole", 2)
        let spread = number("spread", 2)
        check(sort, amount, whole)
        let breakdown = readBreakdown(of: amount)
        let words = (
            submission.line("source", 0...300), submission.line("method", 0...300), submission.line("asked", 0...300),
            submission.line("doubts", 0...500)
        )
        guard submission.isValid, let indicator, let period else { return nil }
        var observation = Observation(
            of: indicator.thing.id, in: period, amount, of: amount == nil ? nil : whole, spread: spread)
        (observation.source, observation.method, observation.asked, observation.doubts) = words
        observation.breakdown = breakdown
        return observation
    }

    /// Its fields, with what is missing: what programs are told.
    func asked(at now: Timestamp) -> Submission {
        var copy = self
        _ = copy.read(at: now)
        return copy.submission
    }

    /// Nil of nothing: it says that the number is not known after all.
    private mutating func number(_ name: String, _ decimals: Int) -> Amount? {
        let text = submission.line(name, 0...20)
        guard !text.isEmpty else { return nil }
        if let amount = Amount(written: text, decimals: decimals) { return amount }
        submission.refuse(name, "indicators.form.number")
        return nil
    }

    private mutating func check(_ sort: IndicatorContent.Sort?, _ amount: Amount?, _ whole: Amount?) {
        guard let sort, let amount, sort.hasWhole else { return }
        guard let whole, whole.rawValue > 0 else { return submission.refuse("whole", "indicators.form.whole.missing") }
        if sort == .proportion, whole < amount { submission.refuse("amount", "indicators.form.amount.part") }
    }

    private mutating func readBreakdown(of amount: Amount?) -> Breakdown? {
        let counts = Self.cells.map { submission.integer($0, 0...1_000_000_000) ?? 0 }
        guard let breakdown = Breakdown(counts) else { return nil }
        if amount?.rawValue != breakdown.total * 100 {
            submission.refuse(Self.cells[0], "indicators.form.breakdown.total")
        }
        return breakdown
    }

    /// The names of the fields of a breakdown, by gender, then age.
    static let cells = Breakdown.genders.flatMap { gender in Breakdown.ages.map { "\(gender)-\($0)" } }
}

extension ObservationForm {
    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "indicators.form")
        let path = replication?.path ?? ""
        return Page(texts("indicators.tell")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(path)) { replication?.title ?? "" } }
                    h1 { texts("indicators.tell") }
                    p(.class("lead")) { texts("indicators.tell.lead") }
                    p(.class("note")) {
                        a(.href("/imports/new?kind=observation")) { texts("indicators.tell.list") }
                    }
                }
                screen.form(to: "\(path)/observations") {
                    view.errors
                    view.select("indicator", indicators.map { ($0.thing.slug, $0.thing.title) })
                    asked(texts)
                    view.line("period", isShort: true)
                    view.line("amount", optional: true, isShort: true, attributes: [.inputmode("decimal")])
                    below(view)
                    view.line("source", optional: true)
                    more(view)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("indicators.form.save") }
                        a(.href(path)) { texts("indicators.form.cancel") }
                    }
                }
            }
        }
    }

    /// What the chosen indicator asks.
    @MarkupBuilder private func asked(_ texts: Texts) -> Markup {
        if let chosen {
            p(.class("note"), .lang(chosen.thing.language, on: texts)) {
                [chosen.content.question, chosen.content.counted].filter { !$0.isEmpty }.joined(separator: " · ")
            }
        }
    }

    private func below(_ view: FormView) -> Markup {
        .group([
            view.line("whole", optional: true, isShort: true, attributes: [.inputmode("decimal")]),
            view.line("spread", optional: true, isShort: true, attributes: [.inputmode("decimal")]),
        ])
    }

    private func more(_ view: FormView) -> Markup {
        let texts = view.texts
        let isOpen = ["method", "asked", "doubts"].contains { !submission.shown($0).isEmpty }
        return .group([
            details(.open(isOpen)) {
                summary { texts("indicators.form.more") }
                view.line("method", optional: true)
                view.line("asked", optional: true)
                view.line("doubts", optional: true)
            },
            details(.open(Self.cells.contains { !submission.shown($0).isEmpty })) {
                summary { texts("indicators.form.breakdown") }
                p(.class("note")) {
                    texts("indicators.form.breakdown.meaning", ["fewest": texts.number(Breakdown.threshold)])
                }
                Markup.group(
                    Self.cells.map { view.line($0, optional: true, isShort: true, attributes: [.inputmode("numeric")]) }
                )
            },
        ])
    }
}
