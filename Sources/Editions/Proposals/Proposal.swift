import Commons
import Storage
import Web

/// An adaptation that its carriers hold out to the practice, and what the stewards answered in public.
struct Proposal: Sendable, RowDecodable {
    enum Answer: String, Codable, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case takenUp = "taken-up"
        case notNow = "not-now"
        case variant

        var textKey: String { "editions.proposal.\(rawValue)" }
    }

    let adaptation: Thing.ID
    let practice: Thing.ID
    let why: String
    let proposedAt: Timestamp
    let person: Person.ID?
    let answer: Answer?
    /// The edition that takes it up.
    let edition: Int?
    let reason: String
    let answeredAt: Timestamp?
    let answeredBy: Person.ID?

    init(row: Row) throws {
        adaptation = try row["adaptation_id"]
        practice = try row["practice_id"]
        why = try row["why"]
        proposedAt = try row["proposed_at"]
        person = try row["person_id"]
        answer = try row["answer"]
        edition = try row["edition"]
        reason = try row["reason"]
        answeredAt = try row["answered_at"]
        answeredBy = try row["answered_by"]
    }

    static let columns: Query = """
        adaptation_id, practice_id, why, proposed_at, person_id, answer, edition, reason, answered_at, answered_by
        """

    static func find(_ adaptation: Thing.ID, in tx: Transaction) throws -> Proposal? {
        try tx.first("SELECT \(columns) FROM proposals WHERE adaptation_id = \(adaptation)")
    }

    /// Those of the latest adaptations first; `before` is the one where the page before ended.
    static func all(
        of practice: Thing.ID, before: String?, limit: Int, in tx: Transaction
    ) throws -> [Proposal] {
        try tx.all(
            """
            SELECT \(columns) FROM proposals
            WHERE practice_id = \(practice) AND adaptation_id < \(before ?? "~")
            ORDER BY adaptation_id DESC LIMIT \(limit)
            """)
    }

    /// Those that were taken up without saying which part came of them, the earliest edition first.
    static func takenUpAsAWhole(by practice: Thing.ID, in tx: Transaction) throws -> [Proposal] {
        try tx.all(
            """
            SELECT \(columns) FROM proposals p
            WHERE practice_id = \(practice) AND answer = \(Answer.takenUp) AND edition IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM part_origins o
                WHERE o.practice_id = p.practice_id AND o.adaptation_id = p.adaptation_id)
            ORDER BY edition, adaptation_id LIMIT 200
            """)
    }

    /// An adaptation is proposed once; whoever does so again changes nothing.
    static func make(
        _ adaptation: Thing, to practice: Thing.ID, because why: String, by author: Authorship, in tx: Transaction
    ) throws {
        let made = try tx.run(
            """
            INSERT INTO proposals (adaptation_id, practice_id, why, proposed_at, person_id, reason)
            VALUES (\(adaptation.id), \(practice), \(why), \(author.at), \(author.person), '') ON CONFLICT DO NOTHING
            """)
        guard made == 1 else { return }
        try Audit.record("proposal.made", of: adaptation, by: author.person, at: author.at, in: tx)
    }

    /// Answers, or answers otherwise. Whoever answered meanwhile comes first.
    func answer(_ given: GivenAnswer, by author: Authorship, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE proposals SET answer = \(given.answer), edition = \(given.edition), reason = \(given.reason),
                answered_at = \(author.at), answered_by = \(author.person)
            WHERE adaptation_id = \(adaptation) AND COALESCE(answered_at, 0) = \(given.seen)
            """)
        guard changed == 1 else { throw AppError(.conflict, "editions.proposal.meanwhile") }
        try tx.run("DELETE FROM part_origins WHERE adaptation_id = \(adaptation)")
        for part in given.parts {
            try PartOrigin(practice: practice, part: part, adaptation: adaptation, edition: given.edition ?? 1)
                .insert(in: tx)
        }
        try Audit.record(
            "proposal.answered", subject: adaptation.rawValue, by: author.person, at: author.at,
            detail: given.edition.map { "\(given.answer.rawValue) \($0)" } ?? given.answer.rawValue, in: tx)
    }

    static let holding = Holding(
        "proposals",
        HeldTable(
            "proposals",
            [
                .key("adaptation_id", Thing.ID.self), .column("practice_id", Thing.ID.self),
                .column("why", String.self), .column("proposed_at", Timestamp.self),
                .column("person_id", Person.ID?.self), .column("answer", Answer?.self), .column("edition", Int?.self),
                .column("reason", String.self), .column("answered_at", Timestamp?.self),
                .column("answered_by", Person.ID?.self),
            ]))
}

/// What a steward answers.
struct GivenAnswer: Sendable {
    let answer: Proposal.Answer
    let edition: Int?
    let reason: String
    /// The names of the parts that came of it.
    let parts: [String]
    /// When the answer that the steward had before them was given; 0 where there was none.
    let seen: Int
}
