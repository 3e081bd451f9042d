package import Commons
package import Storage
package import Web

/// One number that the carriers of a replication tell: what, of which year, how much, from which source.
///
/// Figures are added, never changed: a later one of the same measure and year takes the place of the earlier, and one
/// without an amount says that it is not known after all.
package struct Figure: Sendable, Encodable, RowDecodable {
    package let measure: Measure
    package let year: Int
    package let amount: Amount?
    package let source: String
    package let recordedAt: Timestamp

    package init(row: Row) throws {
        measure = try row["measure"]
        year = try row["year"]
        amount = try row["amount"]
        source = try row["source"]
        recordedAt = try row["recorded_at"]
    }

    package init(_ measure: Measure, in year: Int, _ amount: Amount?, from source: String, at now: Timestamp) {
        (self.measure, self.year, self.amount, self.source, recordedAt) = (measure, year, amount, source, now)
    }

    /// Those that hold, the latest year first.
    package static func all(of replication: Thing.ID, in tx: Transaction) throws -> [Figure] {
        let told: [Figure] = try tx.all(
            """
            SELECT measure, year, amount, source, recorded_at FROM replication_figures
            WHERE replication_id = \(replication) ORDER BY year DESC, measure DESC, number DESC LIMIT 400
            """)
        var seen: Set<String> = []
        return told.filter { seen.insert("\($0.measure.rawValue) \($0.year)").inserted && $0.amount != nil }
    }

    /// Adds it to what is told of a replication, by its own keepers.
    package func record(of replication: Thing, by person: Person.ID?, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO replication_figures (replication_id, number, measure, year, amount, source, person_id, recorded_at)
            SELECT \(replication.id), COALESCE(MAX(number), 0) + 1, CAST(\(measure) AS TEXT), CAST(\(year) AS BIGINT),
                CAST(\(amount) AS BIGINT), CAST(\(source) AS TEXT), CAST(\(person) AS TEXT),
                CAST(\(recordedAt) AS BIGINT)
            FROM replication_figures WHERE replication_id = \(replication.id)
            """)
        try Audit.record("figure.told", of: replication, by: person, at: recordedAt, in: tx)
        Replications().reindex(try replication.touch(at: recordedAt, in: tx), in: tx)
    }
}
