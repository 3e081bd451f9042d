import Commons
import Networks
import Storage
import Web

/// What the places of some networks or a territory, and below, told together of each indicator; what is missing; when.
struct RollupPage: PageModel {
    struct Period: Encodable, Sendable {
        let period: CivilDate
        /// As it is read: a share in per cent; nil where there is nothing below the line.
        let value: Double?
        let amount: Double
        /// Nil where nothing stands below the line.
        let whole: Double?
        /// How many places told it, and how many might have and did not.
        let told: Int
        let missing: Int
    }

    struct Indicator: Encodable, Sendable {
        let title: String
        /// Of its page; nil where several were made from the same ready one.
        let path: String?
        /// BCP 47 tag of title, question and unit.
        let language: String
        let question: String
        let unit: String
        let sort: IndicatorContent.Sort
        /// How many indicators are added up, all made from the same words.
        let madeOf: Int
        /// How many of the places may tell it.
        let asked: Int
        /// The latest first: `periodCount` says how many there are.
        let periods: [Period]
        let periodCount: Int
    }

    /// After `totals` in its address.
    static let part = "indicators"

    let of: [CountedGroup.Place]
    let date: Timestamp
    /// Each counted once.
    let replications: Int
    /// What most places told first: `indicatorCount` says how many there are.
    let indicators: [Indicator]
    let indicatorCount: Int
    let group: CountedGroup

    private enum CodingKeys: String, CodingKey { case of, date, replications, indicators, indicatorCount }

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    init(of group: CountedGroup, _ date: Timestamp, _ texts: Texts, in tx: Transaction) throws {
        (self.group, of, self.date) = (group, group.places, date)
        let rollup = try IndicatorRollup(of: CountedPlaces(below: group.roots, in: tx), in: tx)
        replications = rollup.replications
        indicatorCount = rollup.count
        let ids = rollup.lines.compactMap { $0.indicators.count == 1 ? $0.indicators.first : nil }
        let things = try Thing.find(ids, in: tx)
        let contents = try Indicators().contents(of: ids, in: tx)
        indicators = rollup.lines.compactMap { line in
            let one = line.indicators.count == 1 ? line.indicators.first : nil
            return Indicator(line, one.flatMap { things[$0] }, one.flatMap { contents[$0] }, texts)
        }
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let number = { (value: Double?) in value.map { "\($0)" } ?? "" }
        return DataTable(
            columns: [
                .init("indicator"), .init("url", "anyURI"), .init("sort"), .init("unit"), .init("period"),
                .init("value", "decimal"), .init("amount", "decimal"), .init("whole", "decimal"),
                .init("told", "integer"), .init("missing", "integer"), .init("asked", "integer"),
            ],
            rows: indicators.flatMap { indicator in
                // What nobody told yet is a line too.
                let periods: [Period?] = indicator.periods.isEmpty ? [nil] : indicator.periods
                return periods.map { period in
                    [
                        indicator.title, indicator.path.map(screen.absolute) ?? "", indicator.sort.rawValue,
                        indicator.unit, period?.period.rawValue ?? "", number(period?.value), number(period?.amount),
                        number(period?.whole), "\(period?.told ?? 0)", "\(period?.missing ?? indicator.asked)",
                        "\(indicator.asked)",
                    ]
                }
            })
    }
}

extension RollupPage.Indicator {
    /// Nil of what is not there any more.
    fileprivate init?(_ line: IndicatorRollup.Line, _ thing: Thing?, _ content: IndicatorContent?, _ texts: Texts) {
        if let thing, let content {
            (title, path, language) = (thing.title, thing.path, thing.language)
            (question, unit, sort) = (content.question, content.unit, content.sort)
        } else {
            guard case .ready(let ready) = line.series else { return nil }
            (title, path, language) = (texts(ready.textKey), nil, texts.language.rawValue)
            (question, unit) = (texts("\(ready.textKey).question"), texts("\(ready.textKey).unit"))
            sort = ready.sort
        }
        madeOf = line.indicators.count
        asked = line.asked
        periodCount = line.periods.count
        let (sort, asked) = (sort, asked)
        periods = line.periods.prefix(IndicatorRollup.mostPeriods).map { period in
            RollupPage.Period(
                period: period.period, value: period.sum.value(sort), amount: Double(period.sum.amount) / 100,
                whole: sort.hasWhole ? Double(period.sum.whole) / 100 : nil, told: period.sum.told,
                missing: max(0, asked - period.sum.told))
        }
    }
}
