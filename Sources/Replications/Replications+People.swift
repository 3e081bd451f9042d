package import Commons
import Storage

extension Replications {
    package static let acts = ActNames(
        ["state.", "figure."], at: "replications.act.", details: "replications.state.")

    package static let records = [
        PersonalRecords(
            "replications.records.handovers", columns: ["handovers": ["answered_by", "offered_by"]],
            kept: .days(handoverMemory),
            select: { person in
                """
                SELECT t.slug, e.successor, e.reason, e.lessons, \(Ending.columns), e.created_at, e.answer
                FROM handovers e JOIN things t ON t.id = e.replication_id
                WHERE e.offered_by = \(person.id) OR e.answered_by = \(person.id) ORDER BY e.created_at, e.id
                """
            },
            tidy: { now, limit, tx in
                try tx.run(
                    """
                    DELETE FROM handovers WHERE id IN (
                        SELECT id FROM handovers WHERE expires_at < \(now.adding(days: -handoverMemory))
                        ORDER BY expires_at LIMIT \(limit))
                    """)
            },
            erase: { leaving, tx in
                let person = leaving.person.id
                try tx.run("DELETE FROM handovers WHERE offered_by = \(person) OR answered_by = \(person)")
            }),
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
            }),
        PersonalRecords(
            "replications.records.completed", columns: ["step_versions": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, v.number, v.version, v.at FROM step_versions v JOIN things t ON t.id = v.replication_id
                WHERE v.person_id = \(person.id) ORDER BY v.at, v.replication_id, v.number, v.version
                """
            },
            erase: { leaving, tx in
                try tx.run(
                    "UPDATE step_versions SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
            }),
        PersonalRecords(
            "replications.records.followed", columns: ["followed_editions": ["person_id"]], kept: .thing,
            fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, f.number, f.since FROM followed_editions f JOIN things t ON t.id = f.replication_id
                WHERE f.person_id = \(person.id) ORDER BY f.since, f.replication_id
                """
            },
            erase: { leaving, tx in
                try tx.run(
                    "UPDATE followed_editions SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
            }),
        PersonalRecords(
            "replications.records.figures", columns: ["replication_figures": ["person_id"]], kept: .thing,
            fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, f.measure, f.year, f.amount, f.source, f.recorded_at
                FROM replication_figures f JOIN things t ON t.id = f.replication_id
                WHERE f.person_id = \(person.id) ORDER BY f.recorded_at, f.replication_id, f.number
                """
            },
            erase: { leaving, tx in
                let (person, nobody) = (leaving.person.id, leaving.nobody)
                try tx.run("UPDATE replication_figures SET person_id = \(nobody) WHERE person_id = \(person)")
            }),
    ]

    /// After an offer has ended.
    private static let handoverMemory = 30
}
