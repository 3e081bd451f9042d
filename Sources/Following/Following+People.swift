package import Commons
import Storage

extension Following {
    package static let records = [
        PersonalRecords(
            "following.records.follows", columns: ["follows": ["person_id"]], kept: .account,
            select: { person in
                """
                SELECT f.kind, f.subject, f.cadence, f.since, f.told_until FROM follows f
                WHERE f.person_id = \(person.id) ORDER BY f.id
                """
            },
            erase: { leaving, tx in try tx.run("DELETE FROM follows WHERE person_id = \(leaving.person.id)") })
    ]
}
