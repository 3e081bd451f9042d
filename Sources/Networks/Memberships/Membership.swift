package import Commons
package import Storage
package import Territories
package import Web

/// A member of a network: who, as what, since when, and whether both sides agree.
package struct Membership: Sendable, Encodable, RowDecodable {
    package typealias ID = Identifier<Membership>

    package let id: ID
    package let network: Thing.ID
    package let kind: MemberKind
    /// Nil for a territory.
    package let thing: Thing.ID?
    package let territory: Territory.ID?
    package let type: MembershipType
    package let begins: CivilDate?
    package let ends: CivilDate?
    package let state: MembershipState
    /// What was said when it was asked for, and when it was declined or ended.
    package let note: String
    package let reason: String
    package let askedAt: Timestamp

    static let columns: Query = """
        m.id, m.network_id, m.member_kind, m.thing_id, m.territory_id, m.type, m.begins, m.ends, m.state, m.note, m.reason,
        m.asked_at
        """

    package init(row: Row) throws {
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
        askedAt = try row["asked_at"]
    }

    package var path: String { "/memberships/\(id)" }

    private enum CodingKeys: String, CodingKey {
        case id, network, kind, thing, territory, type, begins, ends, state, note, reason, askedAt
    }
}
