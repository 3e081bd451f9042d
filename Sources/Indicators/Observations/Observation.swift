package import Commons
package import Replications
package import Storage
package import Web

/// One number that the carriers of a replication tell of an indicator: of which period, how much of how much, from whom.
///
/// Observations are added, never changed: a later one of the same indicator and period takes the place of the earlier, and
/// one without an amount says that it is not known after all.
package struct Observation: Sendable {
    package var indicator: Thing.ID
    /// A year, or a month of it.
    package var period: CivilDate
    package var amount: Amount?
    package var whole: Amount?
    package var spread: Amount?
    package var source = ""
    package var method = ""
    /// Who was asked.
    package var asked = ""
    package var doubts = ""
    package var breakdown: Breakdown?

    package init(
        of indicator: Thing.ID, in period: CivilDate, _ amount: Amount?, of whole: Amount? = nil, spread: Amount? = nil
    ) {
        self.indicator = indicator
        self.period = period
        self.amount = amount
        self.whole = whole
        self.spread = spread
    }

    /// Adds it to what is told of a replication, and brings the sums of the indicator forward, in one transaction.
    package func record(
        of replication: Thing, by person: Person.ID?, at now: Timestamp, in tx: Transaction
    ) throws {
        if let old = try TotalledObservation.latest(of: replication.id, indicator, in: period, in: tx) {
            try old.add(-1, to: indicator, in: period, in: tx)
            try tx.run(
                """
                UPDATE observations SET is_latest = \(false)
                WHERE replication_id = \(replication.id) AND number = \(old.number)
                """)
        }
        try tx.run(
            """
            INSERT INTO observations (replication_id, number, indicator_id, period, amount, whole, spread, source, method,
                asked, doubts, breakdown, is_latest, person_id, recorded_at)
            SELECT \(replication.id), COALESCE(MAX(number), 0) + 1, CAST(\(indicator) AS TEXT), CAST(\(period) AS TEXT),
                CAST(\(amount) AS BIGINT), CAST(\(whole) AS BIGINT), CAST(\(spread) AS BIGINT), CAST(\(source) AS TEXT),
                CAST(\(method) AS TEXT), CAST(\(asked) AS TEXT), CAST(\(doubts) AS TEXT),
                CAST(\(try breakdown?.text ?? "") AS TEXT), CAST(\(true) AS BOOLEAN), CAST(\(person) AS TEXT),
                CAST(\(now) AS BIGINT)
            FROM observations WHERE replication_id = \(replication.id)
            """)
        try TotalledObservation(amount: amount, whole: whole).add(1, to: indicator, in: period, in: tx)
        PackedNumbers.renew(replication.id, in: tx)
        try Audit.record("observation.told", of: replication, by: person, at: now, in: tx)
        Replications().reindex(try replication.touch(at: now, in: tx), in: tx)
    }
}

/// What of an observation goes into the sums of its indicator.
struct TotalledObservation: RowDecodable {
    let number: Int
    let amount: Int?
    let whole: Int?

    init(row: Row) throws {
        number = try row["number"]
        amount = try row["amount"]
        whole = try row["whole"]
    }

    init(amount: Amount?, whole: Amount?) {
        self.init(number: 0, amount: amount?.rawValue, whole: whole?.rawValue)
    }

    init(number: Int, amount: Int?, whole: Int?) {
        (self.number, self.amount, self.whole) = (number, amount, whole)
    }

    static func latest(
        of replication: Thing.ID, _ indicator: Thing.ID, in period: CivilDate, in tx: Transaction
    ) throws -> TotalledObservation? {
        try tx.first(
            """
            SELECT number, amount, whole FROM observations
            WHERE indicator_id = \(indicator) AND period = \(period) AND replication_id = \(replication) AND is_latest
            ORDER BY number DESC LIMIT 1
            """)
    }

    /// Adds it to the sums, or takes it out of them.
    func add(_ sign: Int, to indicator: Thing.ID, in period: CivilDate, in tx: Transaction) throws {
        guard let amount else { return }
        let (part, below) = (sign * amount, sign * (whole ?? 0))
        let weighted = sign * Self.weighted(amount, whole)
        try tx.run(
            """
            INSERT INTO observation_sums (indicator_id, period, told, amount, whole, weighted)
            VALUES (\(indicator), \(period), \(sign), \(part), \(below), \(weighted))
            ON CONFLICT (indicator_id, period) DO UPDATE SET told = observation_sums.told + excluded.told,
                amount = observation_sums.amount + excluded.amount, whole = observation_sums.whole + excluded.whole,
                weighted = observation_sums.weighted + excluded.weighted
            """)
    }

    /// Amount times whole, in hundredths, as close as integers come.
    static func weighted(_ amount: Int, _ whole: Int?) -> Int {
        let (high, low) = amount.multipliedFullWidth(by: whole ?? 0)
        return high == 0 && low <= UInt(Int.max) ? Int(low) / 100 : 0
    }
}
