import Commons
import Storage

/// A decision as everybody may know it: it names nobody, and no page.
struct LogLine: Sendable, RowDecodable {
    let id: Decision.ID
    let decidedAt: Timestamp
    let kind: Kind
    let subject: ReportReason
    let ground: Ground
    let outcome: Outcome
    /// When what was withdrawn for a time is shown again.
    let until: Timestamp?
    /// When it was.
    let ended: Timestamp?
    let openedAt: Timestamp
    let appeals: Int
    let result: Appeal.Result?

    /// Whole days between the first report and the decision.
    var days: Int { max(0, decidedAt - openedAt) / 86_400_000 }

    init(row: Row) throws {
        id = try row["id"]
        decidedAt = try row["decided_at"]
        kind = try row["kind"]
        subject = try row["subject"]
        ground = try row["ground"]
        outcome = try row["outcome"]
        until = outcome == .withdrawal ? try row["due_at"] : nil
        ended = try row["ended_at"]
        openedAt = try row["opened_at"]
        appeals = try row["appeals"]
        result = try row["result"]
    }

    /// The latest first, `limit` of those before one.
    static func latest(before last: Decision.ID?, limit: Int, in tx: Transaction) throws -> [LogLine] {
        let end: Query = last.map { "WHERE d.id < \($0)" } ?? ""
        return try tx.all(
            """
            SELECT d.id, d.decided_at, d.kind, d.subject, d.ground, d.outcome, d.due_at, d.ended_at, d.opened_at,
                (SELECT COUNT(*) FROM moderation_appeals a WHERE a.decision_id = d.id) AS appeals,
                (SELECT a.outcome FROM moderation_appeals a WHERE a.decision_id = d.id AND a.outcome IS NOT NULL
                    ORDER BY a.decided_at DESC, a.id LIMIT 1) AS result
            FROM moderation_decisions d \(end) ORDER BY d.id DESC LIMIT \(limit)
            """
        )
    }
}
