import Commons
import Storage
import Web

/// How a case ended, and why.
struct Decision: Sendable {
    typealias ID = Identifier<Decision>

    let id: ID
    let caseID: Case.ID
    let kind: Kind
    let outcome: Outcome
    let ground: Ground
    let reports: Int
    let decidedAt: Timestamp
    let dueAt: Timestamp?
    /// From here on: none, or empty, once forgotten.
    let thing: Thing.ID?
    let title: String
    let address: String
    let reference: String
    let facts: String
    let publicReason: String
    let suspended: Person.ID?
    let decidedBy: Person.ID?

    /// How long it can be contested: six months (Regulation (EU) 2022/2065, article 20(1)).
    static let appealDays = 183

    var isOfAccount: Bool { kind == .account }

    /// What it is about, in words.
    func subject(_ texts: Texts) -> String { kind.subject(title, texts) }

    var appealableUntil: Timestamp { decidedAt.adding(days: Self.appealDays) }

    static func find(_ id: ID, in tx: Transaction) throws -> Decision? {
        try tx.first("SELECT \(columns) FROM moderation_decisions WHERE id = \(id)")
    }

    static func require(_ id: ID, in tx: Transaction) throws -> Decision {
        guard let found = try find(id, in: tx) else { throw AppError.missing }
        return found
    }

    /// The latest first: a case that was opened again has several.
    static func all(of caseID: Case.ID, in tx: Transaction) throws -> [Decision] {
        try tx.all(
            "SELECT \(columns) FROM moderation_decisions WHERE case_id = \(caseID) ORDER BY id DESC LIMIT 20")
    }

    /// What was decided on a page before.
    static func all(on thing: Thing.ID, in tx: Transaction) throws -> [Decision] {
        try tx.all(
            "SELECT \(columns) FROM moderation_decisions WHERE thing_id = \(thing) ORDER BY id DESC LIMIT 20")
    }

    /// What concerns somebody, the latest first, before one.
    static func concerning(
        _ person: Person.ID, before last: ID?, limit: Int, in tx: Transaction
    ) throws -> [Decision] {
        let end: Query = last.map { "AND id < \($0)" } ?? ""
        return try tx.all(
            """
            SELECT \(columns) FROM moderation_decisions
            WHERE id IN (SELECT decision_id FROM moderation_statements WHERE person_id = \(person)) \(end)
            ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// Whether somebody was told of it as one of those whom it concerns.
    func concerns(_ person: Person.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM moderation_statements WHERE person_id = \(person) AND decision_id = \(id) LIMIT 1
            """)
        return found != nil
    }
}

extension Decision: RowDecodable {
    private static let columns: Query = """
        id, case_id, kind, outcome, ground, reports, decided_at, due_at, thing_id, title, address, reference, facts,
        public_reason, suspended, decided_by
        """

    init(row: Row) throws {
        id = try row["id"]
        caseID = try row["case_id"]
        kind = try row["kind"]
        outcome = try row["outcome"]
        ground = try row["ground"]
        reports = try row["reports"]
        decidedAt = try row["decided_at"]
        dueAt = try row["due_at"]
        thing = try row["thing_id"]
        title = try row["title"]
        address = try row["address"]
        reference = try row["reference"]
        facts = try row["facts"]
        publicReason = try row["public_reason"]
        suspended = try row["suspended"]
        decidedBy = try row["decided_by"]
    }
}
