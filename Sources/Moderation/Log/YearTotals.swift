import Storage

/// One year in figures, in the manner of Regulation (EU) 2022/2065, articles 15 and 24.
struct YearTotals: Sendable, Encodable {
    let year: Int
    let reports: Int
    let outcomes: [String: Int]
    let appeals: Int
    let reversed: Int
    /// From report to decision, on average.
    let days: Double?

    var decisions: Int { outcomes.values.reduce(0, +) }

    /// The latest year first, at most twenty.
    static func all(in tx: Transaction) throws -> [YearTotals] {
        let reports: [Count] = try tx.all(
            """
            SELECT year, '' AS what, COUNT(*) AS number FROM moderation_reports GROUP BY year
            ORDER BY year DESC LIMIT 20
            """)
        let outcomes: [Count] = try tx.all(
            """
            SELECT year, outcome AS what, COUNT(*) AS number FROM moderation_decisions GROUP BY year, outcome
            ORDER BY year DESC LIMIT 120
            """)
        let appeals: [Count] = try tx.all(
            """
            SELECT d.year, COALESCE(a.outcome, '') AS what, COUNT(*) AS number FROM moderation_appeals a
            JOIN moderation_decisions d ON d.id = a.decision_id GROUP BY d.year, COALESCE(a.outcome, '')
            ORDER BY d.year DESC LIMIT 60
            """)
        let waits: [Count] = try tx.all(
            """
            SELECT year, '' AS what, CAST(SUM((decided_at - opened_at) / 60000) AS BIGINT) AS number
            FROM moderation_decisions
            GROUP BY year ORDER BY year DESC LIMIT 20
            """)
        return Set((reports + outcomes).map(\.year)).sorted(by: >).prefix(20).map { year in
            let decided = outcomes.filter { $0.year == year }
            let count = decided.reduce(0) { $0 + $1.number }
            let minutes = waits.first { $0.year == year }?.number ?? 0
            return YearTotals(
                year: year, reports: reports.first { $0.year == year }?.number ?? 0,
                outcomes: Dictionary(decided.map { ($0.what, $0.number) }, uniquingKeysWith: +),
                appeals: appeals.filter { $0.year == year }.reduce(0) { $0 + $1.number },
                reversed: appeals.first { $0.year == year && $0.what == Appeal.Result.reversed.rawValue }?.number ?? 0,
                days: count == 0 ? nil : (Double(minutes) / 1_440 / Double(count) * 10).rounded() / 10)
        }
    }

    private struct Count: RowDecodable {
        let year: Int
        let what: String
        let number: Int

        init(row: Row) throws {
            year = try row["year"]
            what = try row["what"]
            number = try row["number"]
        }
    }
}
