package import Commons
import Storage
import Territories
import Web

extension Networks {
    package var holding: Holding { holding("networks", filling: ["networks"]) }

    /// Memberships, with how each was agreed and ended.
    package static let memberships = Holding(
        "memberships", membershipTable,
        present: { row, tx in
            // One that is open stands in the way of another between the same two.
            let (id, network): (Membership.ID, Thing.ID) = (try row["id"], try row["network_id"])
            let (thing, territory): (Thing.ID?, Territory.ID?) = (try row["thing_id"], try row["territory_id"])
            let state: MembershipState = try row["state"]
            return try membershipTable.first(
                where: """
                    id = \(id)
                        OR (CAST(\(state.isOpen) AS BOOLEAN) AND network_id = \(network)
                            AND state IN ('asked', 'invited', 'active')
                            AND (thing_id = \(thing) OR territory_id = \(territory)))
                    ORDER BY CASE WHEN id = \(id) THEN 0 ELSE 1 END
                    """, in: tx)
        },
        lacks: { row, tx in
            let territory: Territory.ID? = try row["territory_id"]
            return try territory.flatMap { try Territory.find($0, in: tx) == nil ? $0.rawValue : nil }
        },
        taken: { row, tx in tx.note(Membership.change(try row["id"])) })

    private static let membershipTable = HeldTable(
        "memberships",
        [
            .key("id", Membership.ID.self), .column("network_id", Thing.ID.self),
            .column("member_kind", MemberKind.self).called("kind"), .column("thing_id", Thing.ID?.self),
            .column("territory_id", Territory.ID?.self), .column("type", MembershipType.self),
            .column("begins", CivilDate?.self), .column("ends", CivilDate?.self),
            .column("state", MembershipState.self), .column("note", String.self), .column("reason", String.self),
            .column("asked_by", Person.ID?.self), .column("asked_at", Timestamp.self),
            .column("answered_by", Person.ID?.self), .column("answered_at", Timestamp?.self),
            .column("ended_by", Person.ID?.self), .column("ended_at", Timestamp?.self),
        ])

    package static let meetings = Holding(
        "meetings",
        HeldTable(
            "meetings",
            [
                .key("id", Meeting.ID.self), .column("network_id", Thing.ID.self), .column("title", String.self),
                .column("date", CivilDate.self), .column("place", String.self), .column("notes", String.self),
                .column("created_by", Person.ID?.self), .column("created_at", Timestamp.self),
                .column("cancelled_at", Timestamp?.self),
            ]))
}
