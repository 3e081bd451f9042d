import Commons
import Storage
import Territories
import Web

/// What all places together told of one indicator and one period: each place once, ratios from their parts.
struct IndicatorTotal: Encodable, Sendable {
    let period: CivilDate
    /// How many places told it.
    let told: Int
    /// In hundredths, as the two that follow.
    let amount: Int
    let whole: Int
    /// Amounts times wholes.
    let weighted: Int
    let sort: IndicatorContent.Sort

    /// The number that the parts make; nil where there is nothing below the line.
    var value: Double? { sort.value(amount, whole, weighted: Double(weighted)) }

    private enum CodingKeys: CodingKey { case period, told, amount, whole, value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(period, forKey: .period)
        try container.encode(told, forKey: .told)
        try container.encode(Double(amount) / 100, forKey: .amount)
        if sort.hasWhole { try container.encode(Double(whole) / 100, forKey: .whole) }
        try container.encodeIfPresent(value, forKey: .value)
    }

    /// The latest periods, the latest first. The sums are brought forward with each observation; what was told of places
    /// that are not shown any more is taken out of them.
    static func all(
        of indicator: Thing.ID, _ sort: IndicatorContent.Sort, in tx: Transaction
    ) throws -> [IndicatorTotal] {
        let sums: [Sum] = try tx.all(
            """
            SELECT period, told, amount, whole, weighted FROM observation_sums
            WHERE indicator_id = \(indicator) AND told > 0 ORDER BY period DESC LIMIT 60
            """)
        // A cross join is walked in its order: the few that are hidden first, never all that was told.
        let hidden: [Sum] = try tx.all(
            """
            SELECT o.period, 1 AS told, o.amount, COALESCE(o.whole, 0) AS whole, 0 AS weighted
            FROM things t CROSS JOIN observations o
            WHERE o.replication_id = t.id AND t.kind = 'replication' AND t.visibility IN ('draft', 'withdrawn')
                AND o.indicator_id = \(indicator) AND o.is_latest AND o.amount IS NOT NULL
            ORDER BY o.period LIMIT 20000
            """)
        let byPeriod = Dictionary(grouping: hidden, by: \.period)
        return sums.compactMap { $0.total(without: byPeriod[$0.period] ?? [], sort) }
    }

    /// So many numbers of one territory are added up at most.
    static let mostAdded = 50_000

    /// Those of the places in a territory, or below it: added up when they are asked for.
    ///
    /// - Returns: nil where there are more than are added up.
    static func all(
        of indicator: Thing.ID, _ sort: IndicatorContent.Sort, within territory: Territory.ID, in tx: Transaction
    ) throws -> [IndicatorTotal]? {
        let told: [Sum] = try tx.all(
            """
            SELECT o.period, 1 AS told, o.amount, COALESCE(o.whole, 0) AS whole, 0 AS weighted
            FROM observations o JOIN replications r ON r.thing_id = o.replication_id
                JOIN things t ON t.id = o.replication_id
            WHERE o.indicator_id = \(indicator) AND o.is_latest AND o.amount IS NOT NULL AND t.visibility = 'published'
                AND \(Territory.isWithin(territory, "r.territory_id"))
            ORDER BY o.period DESC, o.replication_id DESC LIMIT \(mostAdded + 1)
            """)
        guard told.count <= mostAdded else { return nil }
        return Dictionary(grouping: told, by: \.period).map { period, parts in
            IndicatorTotal(
                period: period, told: parts.count, amount: parts.reduce(0) { $0 + $1.amount },
                whole: parts.reduce(0) { $0 + $1.whole },
                weighted: parts.reduce(0) { $0 + TotalledObservation.weighted($1.amount, $1.whole) }, sort: sort)
        }.sorted { $0.period > $1.period }
    }

    private struct Sum: RowDecodable {
        let period: CivilDate
        let told: Int
        let amount: Int
        let whole: Int
        let weighted: Int

        init(row: Row) throws {
            period = try row["period"]
            told = try row["told"]
            amount = try row["amount"]
            whole = try row["whole"]
            weighted = try row["weighted"]
        }

        func total(without hidden: [Sum], _ sort: IndicatorContent.Sort) -> IndicatorTotal? {
            guard told > hidden.count else { return nil }
            let product = hidden.reduce(0) { $0 + TotalledObservation.weighted($1.amount, $1.whole) }
            return IndicatorTotal(
                period: period, told: told - hidden.count, amount: amount - hidden.reduce(0) { $0 + $1.amount },
                whole: whole - hidden.reduce(0) { $0 + $1.whole }, weighted: weighted - product, sort: sort)
        }
    }
}

extension IndicatorContent.Sort {
    /// The number that sums of many places make, from its parts; nil where there is nothing below the line.
    ///
    /// - Parameters:
    ///   - amount: in hundredths, as `whole`.
    ///   - weighted: amounts times wholes, in hundredths.
    func value(_ amount: Int, _ whole: Int, weighted: Double) -> Double? {
        switch self {
        case .count, .money: Double(amount) / 100
        case .proportion: whole > 0 ? 100 * Double(amount) / Double(whole) : nil
        case .rate: whole > 0 ? Double(amount) / Double(whole) : nil
        case .mean, .score: whole > 0 ? weighted / Double(whole) : nil
        }
    }
}
