package import Commons
import Markup
package import Replications
package import Storage
import Territories
package import Web

/// An observation that holds, as pages show it.
struct ObservationEntry: Encodable, Sendable, RowDecodable {
    let replication: Thing.ID
    let indicator: Thing.ID
    let period: CivilDate
    let amount: Amount?
    let whole: Amount?
    let spread: Amount?
    let source: String
    let method: String
    let asked: String
    let doubts: String
    let recordedAt: Timestamp
    /// Nil where there is none, or none that may be seen.
    let breakdown: ShownBreakdown?

    init(row: Row) throws {
        replication = try row["replication_id"]
        indicator = try row["indicator_id"]
        period = try row["period"]
        amount = try row["amount"]
        whole = try row["whole"]
        spread = try row["spread"]
        source = try row["source"]
        method = try row["method"]
        asked = try row["asked"]
        doubts = try row["doubts"]
        recordedAt = try row["recorded_at"]
        breakdown = try Breakdown(text: try row["breakdown"]).flatMap { try ShownBreakdown($0) }
    }

    private static let columns: Query = """
        o.replication_id, o.indicator_id, o.period, o.amount, o.whole, o.spread, o.source, o.method, o.asked, o.doubts,
        o.recorded_at, o.breakdown
        """

    /// Those of a place, the latest period first.
    static func all(of replication: Thing.ID, limit: Int, in tx: Transaction) throws -> [ObservationEntry] {
        try tx.all(
            """
            SELECT \(columns) FROM observations o
            WHERE o.replication_id = \(replication) AND o.is_latest AND o.amount IS NOT NULL
            ORDER BY o.period DESC, o.number DESC LIMIT \(limit)
            """)
    }

    /// Those of an indicator at places that everybody sees, the latest period first.
    static func all(
        ofIndicator indicator: Thing.ID, within territory: Territory.ID?, limit: Int, in tx: Transaction
    ) throws -> [ObservationEntry] {
        let place: Query =
            territory.map {
                """
                AND o.replication_id IN (
                    SELECT r.thing_id FROM replications r WHERE \(Territory.isWithin($0, "r.territory_id")))
                """
            } ?? ""
        return try tx.all(
            """
            SELECT \(columns) FROM observations o JOIN things t ON t.id = o.replication_id
            WHERE o.indicator_id = \(indicator) AND o.is_latest AND o.amount IS NOT NULL
                AND t.visibility = 'published' \(place)
            ORDER BY o.period DESC, o.replication_id DESC, o.number DESC LIMIT \(limit)
            """)
    }

    /// « 12 sur 30 », « 3,5 (30 personnes) »
    func told(_ content: IndicatorContent, _ texts: Texts) -> String {
        amount.map { content.sort.told($0, of: whole, content.unit, texts) } ?? "–"
    }
}

extension IndicatorContent.Sort {
    /// « 12 sur 30 », « 3,5 (30 personnes) »
    package func told(_ amount: Amount, of whole: Amount?, _ unit: String, _ texts: Texts) -> String {
        let number = amount.text(texts)
        let measured = unit.isEmpty ? number : "\(number) \(unit)"
        guard let whole else { return measured }
        return texts("indicators.of.\(rawValue)", ["amount": measured, "whole": whole.text(texts)])
    }
}

/// The number that a place told of an indicator, with its parts made one.
package struct SeenNumber: Sendable, Encodable {
    package let period: CivilDate
    /// As it is read: a share in per cent; nil where there is nothing below the line.
    package let value: Double?
    /// As the place told it.
    let entry: ObservationEntry
    let content: IndicatorContent

    private enum CodingKeys: CodingKey { case period, value, entry }

    /// The last that was told until a date.
    package static func last(
        of replication: Thing.ID, _ indicator: Thing.ID, until date: CivilDate, in tx: Transaction
    ) throws -> SeenNumber? {
        guard let thing = try Thing.find(indicator, in: tx) else { return nil }
        let content = try Indicators().content(of: thing, in: tx)
        let told = try ObservationEntry.all(of: replication, limit: ObservationsPage.most, in: tx)
        guard let entry = told.first(where: { $0.indicator == indicator && !$0.period.isAfter(date) }),
            let amount = entry.amount
        else { return nil }
        let whole = entry.whole?.rawValue ?? 0
        let value: Double? =
            switch content.sort {
            case .count, .money, .mean, .score: Double(amount.rawValue) / 100
            case .proportion: whole > 0 ? 100 * Double(amount.rawValue) / Double(whole) : nil
            case .rate: whole > 0 ? Double(amount.rawValue) / Double(whole) : nil
            }
        return SeenNumber(period: entry.period, value: value, entry: entry, content: content)
    }

    package var amount: Amount? { entry.amount }
    package var whole: Amount? { entry.whole }
    package var unit: String { content.unit }
    package var sort: IndicatorContent.Sort { content.sort }

    package func text(_ texts: Texts) -> String { entry.told(content, texts) }
}
