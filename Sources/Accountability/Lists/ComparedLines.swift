import Commons
import Goals
import Indicators
import Replications
import Storage
import Testimonies
import Web

/// The numbers of several sheets, a line for each thing that is counted in any of them.
struct ComparedLines {
    private let sheets: [SheetReading]
    private let texts: Texts

    init(_ sheets: [SheetReading], _ texts: Texts) { (self.sheets, self.texts) = (sheets, texts) }

    var all: [SideBySidePage.Line] {
        (places + money + figures + indicators + goals).filter { line in line.values.contains { $0 != nil } }
    }

    private func line(
        _ name: String, _ form: SideBySidePage.Line.Form, _ value: (SheetReading) -> Double?
    ) -> SideBySidePage.Line {
        let values = sheets.map(value)
        let (first, last) = (values.first ?? nil, values.last ?? nil)
        let change = first.flatMap { first in last.map { $0 - first } }
        return SideBySidePage.Line(name: name, values: values, change: change, form: form)
    }

    private var places: [SideBySidePage.Line] {
        guard sheets.contains(where: \.subject.isGroup) else { return [] }
        return [line(texts("accountability.places"), .count) { Double($0.known.places) }]
    }

    private var money: [SideBySidePage.Line] {
        let euros = { (amount: Amount) in Double(amount.rawValue) / 100 }
        let told = { (sheet: SheetReading) in !(sheet.content.moneyIn.isEmpty && sheet.content.moneyOut.isEmpty) }
        return [
            line(texts("accountability.money.in"), .euros) { told($0) ? euros($0.content.moneyIn.total) : nil },
            line(texts("accountability.money.out"), .euros) { told($0) ? euros($0.content.moneyOut.total) : nil },
            line(texts("accountability.money.balance"), .euros) { told($0) ? euros($0.content.balance) : nil },
        ]
    }

    /// Of the last whole year of each.
    private var figures: [SideBySidePage.Line] {
        Measure.allCases.map { measure in
            let form: SideBySidePage.Line.Form =
                switch measure {
                case .reached: .count
                case .jobs: .number
                case .cost: .euros
                }
            return line(texts(measure.textKey), form) { sheet in
                let told = sheet.known.figures.filter { $0.measure == measure }.compactMap(\.amount)
                return told.last.map { Double($0.rawValue) / 100 }
            }
        }
    }

    /// Of the last period of each.
    private var indicators: [SideBySidePage.Line] {
        var seen: Set<String> = []
        let known = sheets.reversed().flatMap(\.known.indicators).filter { seen.insert($0.key).inserted }
        return known.map { indicator in
            let unit = indicator.unit(texts)
            let title = indicator.title(texts)
            let isShare = indicator.sort == .proportion
            return line(unit.isEmpty || isShare ? title : "\(title) (\(unit))", isShare ? .percent : .number) { sheet in
                sheet.known.indicators.first { $0.key == indicator.key }?.periods.first?.value
            }
        }
    }

    /// How many goals came to what.
    private var goals: [SideBySidePage.Line] {
        let met = Set(sheets.flatMap(\.known.outcomes).map(\.outcome))
        return GoalStanding.Outcome.allCases.filter(met.contains).map { outcome in
            line(texts("accountability.outcome.line.\(outcome.rawValue)"), .count) { sheet in
                guard !sheet.known.goals.isEmpty else { return nil }
                return Double(sheet.known.goals.filter { $0.outcome == outcome }.count)
            }
        }
    }
}

extension SideBySidePage.Line.Form {
    func text(_ value: Double?, _ texts: Texts) -> String {
        guard let value else { return "–" }
        return dressed(texts.decimal(value, digits(value)), texts)
    }

    /// With its sign: « +12 ».
    func signed(_ value: Double?, _ texts: Texts) -> String {
        guard let value else { return "–" }
        return dressed(texts.signed(value, digits(value)), texts)
    }

    private func digits(_ value: Double) -> Int {
        switch self {
        case .count: 0
        case .percent: 1
        case .number, .euros: value == value.rounded() ? 0 : 2
        }
    }

    private func dressed(_ number: String, _ texts: Texts) -> String {
        switch self {
        case .count, .number: number
        case .euros: sign(of: number) + texts("accountability.euros", ["amount": unsigned(number)])
        case .percent: texts("accountability.percent", ["number": number])
        }
    }

    private func sign(of number: String) -> String { String(number.prefix { !$0.isNumber }) }
    private func unsigned(_ number: String) -> String { String(number.drop { !$0.isNumber }) }
}
