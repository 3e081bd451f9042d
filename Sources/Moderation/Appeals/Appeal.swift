import Commons
import Storage
import Web

/// A decision contested by one of its sides (Regulation (EU) 2022/2065, article 20), once by each.
struct Appeal: Sendable {
    typealias ID = Identifier<Appeal>

    enum Result: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
        case confirmed, reversed

        var textKey: String { "moderation.result.\(rawValue)" }
    }

    /// Who contests.
    enum Party: Sendable {
        case report(Report.ID)
        case person(Person.ID)

        var side: Side {
            switch self {
            case .report: .reporter
            case .person: .keeper
            }
        }
    }

    let id: ID
    let decision: Decision.ID
    let side: Side
    let report: Report.ID?
    let person: Person.ID?
    let text: String
    let madeAt: Timestamp
    let outcome: Result?
    let reasons: String
    let decidedAt: Timestamp?
    /// The node had nobody else to decide.
    let isBySame: Bool

    var isOpen: Bool { decidedAt == nil }

    static func find(_ id: ID, in tx: Transaction) throws -> Appeal? {
        try tx.first("SELECT \(columns) FROM moderation_appeals WHERE id = \(id)")
    }

    static func all(of decision: Decision.ID, in tx: Transaction) throws -> [Appeal] {
        try tx.all(
            "SELECT \(columns) FROM moderation_appeals WHERE decision_id = \(decision) ORDER BY id LIMIT 400")
    }

    /// Contests a decision: within six months, once, and only what went against one's side.
    static func make(
        _ text: String, against decision: Decision, by party: Party, world: World, in tx: Transaction
    ) throws {
        let now = world.now()
        guard now <= decision.appealableUntil else { throw AppError(.gone, "moderation.error.appealTooLate") }
        guard decision.canBeContested(by: party.side) else { throw AppError(.conflict, "moderation.error.nothingLost") }
        let id: ID = world.newID()
        let (report, person): (Report.ID?, Person.ID?) =
            switch party {
            case .report(let id): (id, nil)
            case .person(let id): (nil, id)
            }
        let added = try tx.run(
            """
            INSERT INTO moderation_appeals (id, decision_id, side, report_id, person_id, text, made_at, reasons, is_by_same)
            VALUES (\(id), \(decision.id), \(party.side), \(report), \(person), \(text), \(now), '', \(false))
            ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { throw AppError(.conflict, "moderation.error.appealedAlready") }
        try Audit.record("appeal.made", subject: decision.id.rawValue, by: person, at: now, detail: id.rawValue, in: tx)
    }

    /// One guarded UPDATE, so that two moderators cannot both decide.
    func settle(
        _ result: Result, because reasons: String, by person: Person.ID, isBySame: Bool, at now: Timestamp,
        in tx: Transaction
    ) throws {
        let changed = try tx.run(
            """
            UPDATE moderation_appeals SET outcome = \(result), reasons = \(reasons), decided_at = \(now),
                decided_by = \(person), is_by_same = \(isBySame)
            WHERE id = \(id) AND decided_at IS NULL
            """
        )
        guard changed == 1 else { throw AppError(.conflict, "moderation.error.decidedMeanwhile") }
        try Audit.record(
            "appeal.decided", subject: decision.rawValue, by: person, at: now, detail: "\(result.rawValue) \(id)",
            in: tx)
    }
}

extension Decision {
    /// What a side could want otherwise.
    func canBeContested(by side: Side) -> Bool {
        switch side {
        case .reporter: outcome != .withdrawal
        case .keeper: outcome.restricts
        }
    }
}

extension Appeal: RowDecodable {
    private static let columns: Query = """
        id, decision_id, side, report_id, person_id, text, made_at, outcome, reasons, decided_at, is_by_same
        """

    init(row: Row) throws {
        id = try row["id"]
        decision = try row["decision_id"]
        side = try row["side"]
        report = try row["report_id"]
        person = try row["person_id"]
        text = try row["text"]
        madeAt = try row["made_at"]
        outcome = try row["outcome"]
        reasons = try row["reasons"]
        decidedAt = try row["decided_at"]
        isBySame = try row["is_by_same"]
    }
}

extension Appeal {
    /// An appeal as the queue shows it.
    struct Line: Sendable, Encodable, RowDecodable {
        let id: Appeal.ID
        let side: Side
        let kind: Kind
        let title: String
        let madeAt: Timestamp

        init(row: Row) throws {
            id = try row["id"]
            side = try row["side"]
            kind = try row["kind"]
            title = try row["title"]
            madeAt = try row["made_at"]
        }
    }

    /// Those that wait, the oldest first.
    static func open(limit: Int, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT a.id, a.side, d.kind, d.title, a.made_at FROM moderation_appeals a
            JOIN moderation_decisions d ON d.id = a.decision_id
            WHERE a.decided_at IS NULL ORDER BY a.made_at, a.id LIMIT \(limit)
            """
        )
    }
}
