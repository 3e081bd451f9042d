package import Commons
import Storage

extension Networks {
    package static let acts = ActNames(["membership.", "meeting."], at: "networks.act.")

    package static let records = [membershipRecords, meetingRecords]

    private static let membershipRecords = PersonalRecords(
        "networks.records.memberships", columns: ["memberships": ["asked_by", "answered_by", "ended_by"]], kept: .thing,
        fate: .unnamed,
        select: { person in
            """
            SELECT n.slug AS network, m.member_kind, t.slug AS member, m.territory_id, m.state, m.note, m.reason, m.asked_at,
                m.answered_at, m.ended_at
            FROM memberships m JOIN things n ON n.id = m.network_id LEFT JOIN things t ON t.id = m.thing_id
            WHERE m.asked_by = \(person.id) OR m.answered_by = \(person.id) OR m.ended_by = \(person.id)
            ORDER BY m.id
            """
        },
        erase: { leaving, tx in
            let (person, nobody) = (leaving.person.id, leaving.nobody)
            try tx.run("UPDATE memberships SET asked_by = \(nobody) WHERE asked_by = \(person)")
            try tx.run("UPDATE memberships SET answered_by = \(nobody) WHERE answered_by = \(person)")
            try tx.run("UPDATE memberships SET ended_by = \(nobody) WHERE ended_by = \(person)")
        })

    private static let meetingRecords = PersonalRecords(
        "networks.records.meetings", columns: ["meetings": ["created_by"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT n.slug AS network, g.title, g.date, g.place, g.notes, g.created_at
            FROM meetings g JOIN things n ON n.id = g.network_id
            WHERE g.created_by = \(person.id) ORDER BY g.id
            """
        },
        erase: { leaving, tx in
            try tx.run("UPDATE meetings SET created_by = \(leaving.nobody) WHERE created_by = \(leaving.person.id)")
        })
}
