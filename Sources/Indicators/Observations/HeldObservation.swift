package import Commons
import Storage
import Web

/// A number that was told of an indicator.
struct HeldObservation: HeldRow, RowDecodable {
    let replication: Thing.ID
    let number: Int
    let indicator: Thing.ID
    let period: CivilDate
    /// In hundredths, as the two that follow.
    let amount: Int?
    let whole: Int?
    let spread: Int?
    let source: String
    let method: String
    let asked: String
    let doubts: String
    let breakdown: String
    let isLatest: Bool
    let person: Person.ID?
    let recordedAt: Timestamp

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        indicator = try row["indicator_id"]
        period = try row["period"]
        amount = try row["amount"]
        whole = try row["whole"]
        spread = try row["spread"]
        source = try row["source"]
        method = try row["method"]
        asked = try row["asked"]
        doubts = try row["doubts"]
        breakdown = try row["breakdown"]
        isLatest = try row["is_latest"]
        person = try row["person_id"]
        recordedAt = try row["recorded_at"]
    }

    var people: [Person.ID] { [person].compactMap { $0 } }

    private static let columns: Query = """
        replication_id, number, indicator_id, period, amount, whole, spread, source, method, asked, doubts, breakdown,
        is_latest, person_id, recorded_at
        """

    static let holding = Holding(
        "observations", tables: ["observations", "observation_sums"], of: HeldObservation.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM observations
                WHERE (replication_id, number) > (\(last?.replication.rawValue ?? ""), \(last?.number ?? 0))
                ORDER BY replication_id, number LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                """
                SELECT \(columns) FROM observations
                WHERE replication_id = \(row.replication) AND number = \(row.number)
                """)
        },
        take: { row, tx in try row.insert(in: tx) })

    /// The sums follow from what holds.
    private func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO observations (\(Self.columns)) VALUES (\(replication), \(number), \(indicator), \(period),
                \(amount), \(whole), \(spread), \(source), \(method), \(asked), \(doubts), \(breakdown), \(isLatest),
                \(person), \(recordedAt))
            """)
        guard isLatest else { return }
        try TotalledObservation(number: number, amount: amount, whole: whole).add(1, to: indicator, in: period, in: tx)
    }
}

extension Indicators {
    package static var holdings: [Holding] {
        [
            Indicators().holding("indicators", filling: ["indicators"]) { content, tx in
                try Thing.find(content.owner, in: tx) == nil ? content.owner.rawValue : nil
            },
            HeldObservation.holding,
        ]
    }

    package static let acts = ActNames(["observation."], at: "indicators.act.")

    package static let records = [
        PersonalRecords(
            "indicators.records.observations", columns: ["observations": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, o.period, o.amount, o.whole, o.source, o.method, o.asked, o.doubts, o.recorded_at
                FROM observations o JOIN things t ON t.id = o.replication_id
                WHERE o.person_id = \(person.id) ORDER BY o.recorded_at, o.replication_id, o.number
                """
            },
            erase: { leaving, tx in
                let (person, nobody) = (leaving.person.id, leaving.nobody)
                try tx.run("UPDATE observations SET person_id = \(nobody) WHERE person_id = \(person)")
            })
    ]
}
