import Commons
import Goals
import Indicators
import Replications
import Storage
import Web

extension KnownFacts {
    /// One thing that the commons knew otherwise than it does now.
    struct Change: Encodable, Sendable, Equatable {
        /// What it is about, in words.
        let name: String
        let then: String
        let now: String
    }

    /// A line of numbers, by what it is about.
    private typealias Lines = [(key: String, name: String, text: String)]

    /// What is known now and was not, or was known otherwise: numbers, goals, endings. Words are not compared.
    func changes(to now: KnownFacts, _ texts: Texts) -> [Change] {
        let (old, new) = (lines(texts), now.lines(texts))
        let then = Dictionary(old.map { ($0.key, $0.text) }) { first, _ in first }
        let today = Dictionary(new.map { ($0.key, $0.text) }) { first, _ in first }
        let nothing = texts("accountability.known.nothing")
        let kept = old.filter { today[$0.key] != $0.text }.map {
            Change(name: $0.name, then: $0.text, now: today[$0.key] ?? nothing)
        }
        let added = new.filter { then[$0.key] == nil }.map { Change(name: $0.name, then: nothing, now: $0.text) }
        return kept + added
    }

    /// All of it in lines: what the history compares.
    func told(_ texts: Texts?) -> String {
        guard let texts else { return figures.map { "\($0.measure.rawValue) \($0.year)" }.joined(separator: "\n") }
        return lines(texts).map { "\($0.name) : \($0.text)" }.joined(separator: "\n")
    }

    private func lines(_ texts: Texts) -> Lines {
        let places: Lines = [("places", texts("accountability.places"), texts.number(self.places))]
        let figures: Lines = self.figures.filter { $0.told > 0 }.map { figure in
            (
                "\(figure.measure.rawValue) \(figure.year)", "\(texts(figure.measure.textKey)), \(figure.year)",
                "\(figure.text(texts)) (\(texts("accountability.told.places", count: figure.told)))"
            )
        }
        return places + figures + indicatorLines(texts) + goalLines(texts) + haltLines(texts)
    }

    private func indicatorLines(_ texts: Texts) -> Lines {
        indicators.flatMap { indicator in
            indicator.periods.map { period in
                (
                    "\(indicator.key) \(period.period.rawValue)",
                    "\(indicator.title(texts)), \(texts.date(period.period))",
                    "\(indicator.text(period, texts)) (\(texts("accountability.told.places", count: period.told)))"
                )
            }
        }
    }

    private func goalLines(_ texts: Texts) -> Lines {
        goals.map { goal in
            (
                goal.id.rawValue, "\(goal.indicator.title), \(goal.place.title), \(texts.date(goal.due))",
                "\(goal.outcomeText(texts)) \(goal.seenText(texts))"
            )
        }
    }

    private func haltLines(_ texts: Texts) -> Lines {
        halts.map { halt in
            let words = [halt.reason, halt.lessons, halt.obstacles].filter { !$0.isEmpty }.joined(separator: " ")
            return (halt.path, halt.place.title, "\(texts(halt.state.textKey)) \(words)")
        }
    }
}

extension KnownFigure {
    func text(_ texts: Texts) -> String {
        guard let amount else { return texts("accountability.untold") }
        return measure == .cost ? amount.euros(texts) : amount.text(texts)
    }
}

extension KnownIndicator {
    func text(_ period: Period, _ texts: Texts) -> String { sort.told(period.value, unit(texts), texts) }
}

extension KnownGoal {
    func targetText(_ texts: Texts) -> String { "\(texts(sense.textKey)) \(target.text(texts))" }

    func outcomeText(_ texts: Texts) -> String {
        texts(outcome == .open ? "accountability.outcome.open" : outcome.textKey)
    }

    func seenText(_ texts: Texts) -> String {
        guard let seen else { return texts("accountability.untold") }
        let number = seen.sort.told(seen.amount, of: seen.whole, seen.unit, texts)
        return "\(number) (\(texts.date(seen.period)))"
    }
}
