import Commons
import Goals
import Indicators
import Replications
import Storage
import Testimonies
import Web

extension SheetPage {
    private enum CodingKeys: String, CodingKey {
        case thing, of, teller, period, moneyIn, moneyOut, totalIn, totalOut, balance, failed, next, context, known,
            isKnownAsPublished, changesSince, voices, takenBack, panels
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let content = reading.content
        try container.encode(reading.thing, forKey: .thing)
        try container.encode(Link(name: reading.name, path: reading.subject.path), forKey: .of)
        try container.encode(reading.subject.teller, forKey: .teller)
        try container.encode(content.period, forKey: .period)
        try container.encode(content.moneyIn, forKey: .moneyIn)
        try container.encode(content.moneyOut, forKey: .moneyOut)
        try container.encode(content.moneyIn.total, forKey: .totalIn)
        try container.encode(content.moneyOut.total, forKey: .totalOut)
        try container.encode(content.balance, forKey: .balance)
        try container.encode(content.failed, forKey: .failed)
        try container.encode(content.next, forKey: .next)
        try container.encode(content.context, forKey: .context)
        try container.encode(reading.known, forKey: .known)
        try container.encode(content.known != nil, forKey: .isKnownAsPublished)
        try container.encode(reading.changes, forKey: .changesSince)
        try container.encode(reading.voices, forKey: .voices)
        try container.encode(reading.takenBack, forKey: .takenBack)
        try container.encode(panels, forKey: .panels)
    }

    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = reading.thing.linkedNode(["schema:Report"], screen)
        node["schema:about"] = .node(screen.absolute(reading.subject.path))
        node["schema:temporalCoverage"] = .string("\(reading.content.period.begins)/\(reading.content.period.ends)")
        return node
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let rows = money + figures(screen.texts) + indicators(screen.texts) + goals
        return DataTable(
            columns: [
                .init("part"), .init("what"), .init("place"), .init("period"), .init("value", "decimal"), .init("unit"),
                .init("told", "integer"), .init("missing", "integer"), .init("outcome"),
            ], rows: rows)
    }

    private var money: [[String]] {
        let content = reading.content
        let period = content.period.label
        func rows(_ part: String, _ lines: [MoneyLine]) -> [[String]] {
            lines.map { [part, $0.what, "", period, $0.amount.plain, "EUR", "", "", ""] }
        }
        let sums = [
            ("total-in", content.moneyIn.total), ("total-out", content.moneyOut.total), ("balance", content.balance),
        ].map { [$0, "", "", period, $1.signed, "EUR", "", "", ""] }
        return rows("money-in", content.moneyIn) + rows("money-out", content.moneyOut) + sums
    }

    private func figures(_ texts: Texts) -> [[String]] {
        reading.known.figures.map { figure in
            [
                "figure", texts(figure.measure.textKey), "", "\(figure.year)",
                figure.amount?.plain ?? "", figure.measure == .cost ? "EUR" : "", "\(figure.told)",
                "\(figure.missing)", "",
            ]
        }
    }

    private func indicators(_ texts: Texts) -> [[String]] {
        reading.known.indicators.flatMap { indicator -> [[String]] in
            let unit = indicator.sort == .proportion ? "%" : indicator.unit(texts)
            let (title, asked) = (indicator.title(texts), indicator.asked)
            guard !indicator.periods.isEmpty else {
                return [["indicator", title, "", reading.content.period.label, "", unit, "0", "\(asked)", ""]]
            }
            return indicator.periods.map { period in
                [
                    "indicator", title, "", period.period.rawValue, period.value.map { "\($0)" } ?? "", unit,
                    "\(period.told)", "\(max(0, asked - period.told))", "",
                ]
            }
        }
    }

    private var goals: [[String]] {
        reading.known.goals.map { goal in
            [
                "goal", goal.indicator.title, goal.place.title, goal.due.rawValue, goal.target.plain,
                goal.sense.rawValue, "", "", goal.outcome.rawValue,
            ]
        }
    }
}
