import Commons
package import Storage
package import Web

/// One visit, from its request to its decision, with the principles that it judges.
package struct LabelRound: Sendable, Equatable {
    package enum Outcome: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
        case granted, refused
    }

    package let number: Int
    /// Of the practice.
    package let edition: Int
    /// BCP 47 tag of the principles.
    package let language: String
    package let principles: [String]
    package let isAppeal: Bool
    /// When the findings were handed in: from then on everybody reads them.
    package let reportedAt: Timestamp?
    package let outcome: Outcome?
    package let decidedAt: Timestamp?
    package let reason: String
    /// The numbers, from 1, of the principles that were found wanting.
    package let missing: [Int]
    package let expiresOn: CivilDate?
}

extension LabelRound: RowDecodable {
    static let columns: Query = """
        number, edition, language, principles, is_appeal, reported_at, outcome, decided_at, reason, missing, expires_on
        """

    package init(row: Row) throws {
        number = try row["number"]
        edition = try row["edition"]
        language = try row["language"]
        principles = try HeldLine.decode(try row["principles"])
        isAppeal = try row["is_appeal"]
        reportedAt = try row["reported_at"]
        outcome = try row["outcome"]
        decidedAt = try row["decided_at"]
        reason = try row["reason"]
        missing = try HeldLine.decode(try row["missing"])
        expiresOn = try row["expires_on"]
    }

    /// The latest first.
    static func all(of label: Label.ID, in tx: Transaction) throws -> [LabelRound] {
        try tx.all(
            "SELECT \(columns) FROM label_rounds WHERE label_id = \(label) ORDER BY number DESC LIMIT \(mostShown)")
    }

    static func require(_ number: Int, of label: Label.ID, in tx: Transaction) throws -> LabelRound {
        let round: LabelRound? = try tx.first(
            "SELECT \(columns) FROM label_rounds WHERE label_id = \(label) AND number = \(number)")
        guard let round else { throw AppError.missing }
        return round
    }

    private static let mostShown = 50

    /// Begins the present visit of a label.
    static func begin(of label: Label, on charter: Charter, isAppeal: Bool, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO label_rounds (label_id, number, edition, language, principles, is_appeal, reason, missing)
            VALUES (\(label.id), \(label.round), \(charter.edition), \(charter.language),
                \(try HeldLine.encode(charter.principles)), \(isAppeal), '', '[]')
            """)
    }

    /// The findings are handed in.
    static func report(_ label: Label, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            "UPDATE label_rounds SET reported_at = \(now) WHERE label_id = \(label.id) AND number = \(label.round)")
    }

    /// What was decided never changes.
    func decide(_ ruling: LabelRuling, of label: Label.ID, at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE label_rounds SET outcome = \(ruling.outcome), decided_at = \(now), reason = \(ruling.reason),
                missing = \(try HeldLine.encode(ruling.missing)), expires_on = \(ruling.until)
            WHERE label_id = \(label) AND number = \(number) AND decided_at IS NULL
            """)
        guard changed == 1 else { throw AppError(.conflict, "labels.error.meanwhile") }
    }
}
