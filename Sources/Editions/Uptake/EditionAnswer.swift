import Commons
import Storage
import Web

/// What a replication does with one change of an edition.
struct EditionAnswer: Sendable, RowDecodable {
    enum Kind: String, Codable, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case takenUp = "taken-up"
        case adapted, declined

        var textKey: String { "editions.answer.\(rawValue)" }

        /// Taking up what others proposed needs none.
        var needsReason: Bool { self != .takenUp }
    }

    let replication: Thing.ID
    let number: Int
    let part: String
    let from: Int
    let answer: Kind
    let reason: String
    let person: Person.ID?
    let at: Timestamp

    init(
        _ answer: Kind, to part: String, of uptake: Uptake, because reason: String, by author: Authorship
    ) {
        replication = uptake.replication.id
        number = uptake.to
        from = uptake.from
        self.part = part
        self.answer = answer
        self.reason = reason
        person = author.person
        at = author.at
    }

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        part = try row["part"]
        from = try row["from_number"]
        answer = try row["answer"]
        reason = try row["reason"]
        person = try row["person_id"]
        at = try row["at"]
    }

    static func all(of replication: Thing.ID, to number: Int, in tx: Transaction) throws -> [EditionAnswer] {
        try tx.all(
            """
            SELECT \(columns) FROM edition_answers
            WHERE replication_id = \(replication) AND number = \(number) ORDER BY part LIMIT 200
            """)
    }

    /// The edition by which it answered an earlier one with it, as it went from before it to after it at once.
    static func edition(of replication: Thing.ID, over number: Int, in tx: Transaction) throws -> Int? {
        try tx.value(
            """
            SELECT MIN(number) FROM edition_answers
            WHERE replication_id = \(replication) AND number > \(number) AND from_number < \(number)
            """)
    }

    /// The editions up to one that it has answered, the latest first, ten at most.
    static func editions(of replication: Thing.ID, upTo number: Int, in tx: Transaction) throws -> [Int] {
        try tx.values(
            """
            SELECT DISTINCT number FROM edition_answers WHERE replication_id = \(replication) AND number <= \(number)
            ORDER BY number DESC LIMIT 10
            """)
    }

    /// Until the edition is followed an answer may be given again.
    func save(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO edition_answers (\(Self.columns))
            VALUES (\(replication), \(number), \(part), \(from), \(answer), \(reason), \(person), \(at))
            ON CONFLICT (replication_id, number, part) DO UPDATE
                SET from_number = \(from), answer = \(answer), reason = \(reason), person_id = \(person), at = \(at)
            """)
    }

    static let columns: Query = "replication_id, number, part, from_number, answer, reason, person_id, at"

    static let holding = Holding(
        "edition-answers",
        HeldTable(
            "edition_answers",
            [
                .key("replication_id", Thing.ID.self), .key("number", Int.self), .key("part", String.self),
                .column("from_number", Int.self).called("from"), .column("answer", Kind.self),
                .column("reason", String.self), .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
            ]))
}
