package import Commons
import Storage

extension Replications {
    package static let acts = ActNames(["state."], at: "replications.act.", details: "replications.state.")

    package static let records = [
        PersonalRecords(
            "replications.records.states", columns: ["state_changes": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, s.state, s.date, s.reason, s.lessons, \(Ending.columns), s.recorded_at
                FROM state_changes s JOIN things t ON t.id = s.replication_id
                    LEFT JOIN endings e ON e.replication_id = s.replication_id AND e.number = s.number
                WHERE s.person_id = \(person.id) ORDER BY s.recorded_at, s.replication_id, s.number
                """
            },
            erase: { leaving, tx in
                try tx.run(
                    "UPDATE state_changes SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
            })
    ]
}
