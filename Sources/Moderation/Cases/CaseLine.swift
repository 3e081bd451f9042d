import Commons
import Storage
import Web

/// A case as the queue shows it.
struct CaseLine: Sendable, RowDecodable {
    let id: Case.ID
    let kind: Kind
    let origin: Case.Origin
    let openedAt: Timestamp
    let assignedTo: Person.ID?
    /// None when the page was erased.
    let title: String?
    let reports: Int

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        origin = try row["origin"]
        openedAt = try row["opened_at"]
        assignedTo = try row["assigned_to"]
        title = try row["title"]
        reports = try row["reports"]
    }

    /// The open cases, the oldest first, `limit` of those after one.
    static func open(after last: Case.ID?, limit: Int, in tx: Transaction) throws -> [CaseLine] {
        let start: Query =
            last.map {
                "AND (c.opened_at, c.id) > (SELECT l.opened_at, l.id FROM moderation_cases l WHERE l.id = \($0))"
            } ?? ""
        return try tx.all(
            """
            SELECT c.id, c.kind, c.origin, c.opened_at, c.assigned_to, t.title,
                (SELECT COUNT(*) FROM moderation_reports r WHERE r.case_id = c.id) AS reports
            FROM moderation_cases c LEFT JOIN things t ON t.id = c.thing_id
            WHERE c.closed_at IS NULL \(start) ORDER BY c.opened_at, c.id LIMIT \(limit)
            """
        )
    }
}
