package import Commons
import Storage
import Territories
import Web

extension Networks {
    package var holding: Holding { holding("networks", filling: ["networks"]) }

    package static var memberships: Holding { HeldMembership.holding }
    package static var meetings: Holding { HeldMeeting.holding }
}

/// A membership, with how it was agreed and ended.
struct HeldMembership: HeldRow, RowDecodable {
    let id: Membership.ID
    let network: Thing.ID
    let kind: MemberKind
    let thing: Thing.ID?
    let territory: Territory.ID?
    let type: MembershipType
    let begins: CivilDate?
    let ends: CivilDate?
    let state: MembershipState
    let note: String
    let reason: String
    let askedBy: Person.ID?
    let askedAt: Timestamp
    let answeredBy: Person.ID?
    let answeredAt: Timestamp?
    let endedBy: Person.ID?
    let endedAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        network = try row["network_id"]
        kind = try row["member_kind"]
        thing = try row["thing_id"]
        territory = try row["territory_id"]
        type = try row["type"]
        begins = try row["begins"]
        ends = try row["ends"]
        state = try row["state"]
        note = try row["note"]
        reason = try row["reason"]
        askedBy = try row["asked_by"]
        askedAt = try row["asked_at"]
        answeredBy = try row["answered_by"]
        answeredAt = try row["answered_at"]
        endedBy = try row["ended_by"]
        endedAt = try row["ended_at"]
    }

    var people: [Person.ID] { [askedBy, answeredBy, endedBy].compactMap { $0 } }

    static let holding = Holding(
        "memberships", tables: ["memberships"], of: HeldMembership.self,
        page: { last, limit, tx in
            try tx.all(
                "SELECT \(columns) FROM memberships WHERE id > \(last?.id.rawValue ?? "") ORDER BY id LIMIT \(limit)")
        },
        present: { row, tx in
            // One that is open stands in the way of another between the same two.
            try tx.first(
                """
                SELECT \(columns) FROM memberships WHERE id = \(row.id)
                    OR (CAST(\(row.state.isOpen) AS BOOLEAN) AND network_id = \(row.network)
                        AND state IN ('asked', 'invited', 'active')
                        AND (thing_id = \(row.thing) OR territory_id = \(row.territory)))
                ORDER BY CASE WHEN id = \(row.id) THEN 0 ELSE 1 END LIMIT 1
                """)
        },
        lacks: { row, tx in
            guard let id = row.territory else { return nil }
            return try Territory.find(id, in: tx) == nil ? id.rawValue : nil
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO memberships (\(columns)) VALUES (\(row.id), \(row.network), \(row.kind), \(row.thing),
                    \(row.territory), \(row.type), \(row.begins), \(row.ends), \(row.state), \(row.note), \(row.reason),
                    \(row.askedBy), \(row.askedAt), \(row.answeredBy), \(row.answeredAt), \(row.endedBy), \(row.endedAt))
                """)
            tx.note(Membership.change(row.id))
        })

    private static let columns: Query = """
        id, network_id, member_kind, thing_id, territory_id, type, begins, ends, state, note, reason, asked_by, asked_at,
        answered_by, answered_at, ended_by, ended_at
        """
}

/// A meeting of a network.
struct HeldMeeting: HeldRow, RowDecodable {
    let id: Meeting.ID
    let network: Thing.ID
    let title: String
    let date: CivilDate
    let place: String
    let notes: String
    let createdBy: Person.ID?
    let createdAt: Timestamp
    let cancelledAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        network = try row["network_id"]
        title = try row["title"]
        date = try row["date"]
        place = try row["place"]
        notes = try row["notes"]
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
        cancelledAt = try row["cancelled_at"]
    }

    var people: [Person.ID] { [createdBy].compactMap { $0 } }

    static let holding = Holding(
        "meetings", tables: ["meetings"], of: HeldMeeting.self,
        page: { last, limit, tx in
            try tx.all(
                "SELECT \(columns) FROM meetings WHERE id > \(last?.id.rawValue ?? "") ORDER BY id LIMIT \(limit)")
        },
        present: { row, tx in try tx.first("SELECT \(columns) FROM meetings WHERE id = \(row.id)") },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO meetings (\(columns)) VALUES (\(row.id), \(row.network), \(row.title), \(row.date),
                    \(row.place), \(row.notes), \(row.createdBy), \(row.createdAt), \(row.cancelledAt))
                """)
        })

    private static let columns: Query =
        "id, network_id, title, date, place, notes, created_by, created_at, cancelled_at"
}
