import Commons
import Storage
import Web

/// A figure that holds, of a place that everybody sees.
struct ToldFigure: RowDecodable {
    /// Where a figure stands among all of them.
    struct Place {
        let replication: String
        let number: Int

        /// Before all of them when there is none.
        init(_ text: String?) {
            let words = (text ?? "").split(separator: " ")
            replication = words.first.map(String.init) ?? ""
            number = words.count > 1 ? Int(words[1]) ?? 0 : 0
        }

        init(_ replication: Thing.ID, _ number: Int) {
            self.replication = replication.rawValue
            self.number = number
        }

        var text: String { "\(replication) \(number)" }
    }

    let replication: Thing.ID
    let number: Int
    let figure: Figure

    var place: Place { Place(replication, number) }

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        figure = try Figure(row: row)
    }

    /// Some after a place, by replication and number.
    static func all(after last: Place, limit: Int, in tx: Transaction) throws -> [ToldFigure] {
        try tx.all(
            """
            SELECT f.replication_id, f.number, f.measure, f.year, f.amount, f.source, f.recorded_at
            FROM replication_figures f JOIN things t ON t.id = f.replication_id
            WHERE (f.replication_id, f.number) > (\(last.replication), \(last.number))
                AND t.visibility = 'published' AND f.amount IS NOT NULL
                AND NOT EXISTS (
                    SELECT 1 FROM replication_figures g
                    WHERE g.replication_id = f.replication_id AND g.measure = f.measure AND g.year = f.year
                        AND g.number > f.number)
            ORDER BY f.replication_id, f.number LIMIT \(limit)
            """)
    }
}

extension Figure {
    /// What was told under a number, whether it holds or not.
    static func find(_ number: Int, of replication: Thing.ID, in tx: Transaction) throws -> Figure? {
        try tx.first(
            """
            SELECT measure, year, amount, source, recorded_at FROM replication_figures
            WHERE replication_id = \(replication) AND number = \(number)
            """)
    }

    /// The number of what holds of a measure and a year, or of the last word on it.
    static func number(
        _ measure: Measure, in year: Int, of replication: Thing.ID, _ tx: Transaction
    ) throws -> Int? {
        try tx.value(
            """
            SELECT MAX(number) FROM replication_figures
            WHERE replication_id = \(replication) AND measure = \(measure) AND year = \(year)
            """)
    }
}

extension Amount {
    /// As programs write it: `1250`, `3.5`.
    package var plain: String {
        let rest = rawValue % 100
        guard rest > 0 else { return "\(rawValue / 100)" }
        return "\(rawValue / 100)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
