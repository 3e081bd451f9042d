import Commons
import Replications
import Storage
import Web

/// An observation as it was written down, with its number.
struct HeldObservation: RowDecodable {
    let replication: Thing.ID
    let number: Int
    let observation: Observation

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        var observation = Observation(
            of: try row["indicator_id"], in: try row["period"], try row["amount"], of: try row["whole"],
            spread: try row["spread"])
        observation.source = try row["source"]
        observation.method = try row["method"]
        observation.asked = try row["asked"]
        observation.doubts = try row["doubts"]
        observation.breakdown = try Breakdown(text: try row["breakdown"])
        self.observation = observation
    }

    private static let columns: Query = """
        o.replication_id, o.number, o.indicator_id, o.period, o.amount, o.whole, o.spread, o.source, o.method, o.asked,
        o.doubts, o.breakdown
        """

    /// What was told under a number, whether it holds or not.
    static func find(_ number: Int, of replication: Thing.ID, in tx: Transaction) throws -> HeldObservation? {
        try tx.first(
            """
            SELECT \(columns) FROM observations o WHERE o.replication_id = \(replication) AND o.number = \(number)
            """)
    }

    /// The last word on an indicator and a period.
    static func last(
        of replication: Thing.ID, _ indicator: Thing.ID, in period: CivilDate, _ tx: Transaction
    ) throws -> HeldObservation? {
        try tx.first(
            """
            SELECT \(columns) FROM observations o
            WHERE o.indicator_id = \(indicator) AND o.period = \(period) AND o.replication_id = \(replication)
                AND o.is_latest
            ORDER BY o.number DESC LIMIT 1
            """)
    }

    /// Where one stands among all of them.
    struct Place {
        let replication: String
        let number: Int

        /// Before all of them when there is none.
        init(_ text: String?) {
            let words = (text ?? "").split(separator: " ")
            replication = words.first.map(String.init) ?? ""
            number = words.count > 1 ? Int(words[1]) ?? 0 : 0
        }
    }

    var place: String { "\(replication) \(number)" }

    /// Those that hold, of places and indicators that everybody sees, by place and number.
    static func all(after last: Place, limit: Int, in tx: Transaction) throws -> [HeldObservation] {
        try tx.all(
            """
            SELECT \(columns) FROM observations o
                JOIN things t ON t.id = o.replication_id JOIN things i ON i.id = o.indicator_id
            WHERE (o.replication_id, o.number) > (\(last.replication), \(last.number))
                AND t.visibility = 'published' AND i.visibility = 'published' AND o.is_latest AND o.amount IS NOT NULL
            ORDER BY o.replication_id, o.number LIMIT \(limit)
            """)
    }
}
