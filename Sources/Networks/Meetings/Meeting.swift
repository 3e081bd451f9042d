import Commons
import Storage
import Web

/// When a network meets, where, and what for or what came of it.
struct Meeting: Sendable, Encodable, RowDecodable {
    typealias ID = Identifier<Meeting>

    let id: ID
    let title: String
    let date: CivilDate
    let place: String
    /// Markdown.
    let notes: String
    let cancelledAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        title = try row["title"]
        date = try row["date"]
        place = try row["place"]
        notes = try row["notes"]
        cancelledAt = try row["cancelled_at"]
    }

    /// The latest first: those to come, then those that were.
    static func all(of network: Thing.ID, limit: Int, in tx: Transaction) throws -> [Meeting] {
        try tx.all(
            """
            SELECT id, title, date, place, notes, cancelled_at FROM meetings WHERE network_id = \(network)
            ORDER BY date DESC, id DESC LIMIT \(limit)
            """)
    }

    /// One guarded UPDATE: what was called off stays on the page, and says so.
    static func cancel(_ id: ID, of network: Thing, by person: Person.ID, at now: Timestamp, in tx: Transaction) throws
    {
        let changed = try tx.run(
            """
            UPDATE meetings SET cancelled_at = \(now)
            WHERE id = \(id) AND network_id = \(network.id) AND cancelled_at IS NULL
            """)
        guard changed == 1 else { throw AppError.missing }
        try Audit.record("meeting.cancelled", of: network, by: person, at: now, in: tx)
    }
}
