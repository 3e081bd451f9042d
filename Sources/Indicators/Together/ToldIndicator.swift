package import Commons
package import Networks
package import Storage
package import Web

/// What some places together told of one indicator in some periods: each place once, ratios from their parts, and how many
/// told nothing.
package struct ToldIndicator: Sendable {
    package struct Period: Sendable {
        package let period: CivilDate
        /// As it is read: a share in per cent; nil where there is nothing below the line.
        package let value: Double?
        package let told: Int
    }

    /// The indicator that it is; where several were made from the same ready one, that one.
    package enum Source: Sendable {
        case own(Thing, unit: String)
        case ready(ReadyIndicator)
    }

    package let source: Source
    package let sort: IndicatorContent.Sort
    /// How many of the places may tell it.
    package let asked: Int
    /// Those that were asked for, the latest first.
    package let periods: [Period]

    /// What most of the places told first, what they could tell and did not last.
    ///
    /// - Parameter isAsked: which periods.
    package static func all(
        of places: CountedPlaces, where isAsked: (CivilDate) -> Bool, in tx: Transaction
    ) throws -> [ToldIndicator] {
        let rollup = try IndicatorRollup(of: places, in: tx)
        let ids = rollup.lines.compactMap { $0.indicators.count == 1 ? $0.indicators.first : nil }
        let things = try Thing.find(ids, in: tx)
        let contents = try Indicators().contents(of: ids, in: tx)
        return rollup.lines.compactMap { line in
            let one = line.indicators.count == 1 ? line.indicators.first : nil
            guard let (source, sort) = known(line, one.flatMap { things[$0] }, one.flatMap { contents[$0] }) else {
                return nil
            }
            let periods = line.periods.filter { isAsked($0.period) }.map {
                Period(period: $0.period, value: $0.sum.value(sort), told: $0.sum.told)
            }
            return ToldIndicator(source: source, sort: sort, asked: line.asked, periods: periods)
        }
    }

    /// Nil of what is not there any more.
    private static func known(
        _ line: IndicatorRollup.Line, _ thing: Thing?, _ content: IndicatorContent?
    ) -> (Source, IndicatorContent.Sort)? {
        if let thing, let content { return (.own(thing, unit: content.unit), content.sort) }
        guard case .ready(let ready) = line.series else { return nil }
        return (.ready(ready), ready.sort)
    }
}
