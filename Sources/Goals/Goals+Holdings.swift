package import Commons
import Storage
import Web

extension Goals {
    /// Somebody changed a goal in an export.
    struct Broken: Error {}

    package static let holdings = [
        // What was locked comes in as it was locked, or not at all.
        Holding(
            "goals",
            HeldTable(
                "goals",
                [
                    .key("id", Goal.ID.self), .column("replication_id", Thing.ID.self),
                    .column("indicator_id", Thing.ID.self), .column("baseline", Int?.self),
                    .column("target", Int.self), .column("sense", Goal.Sense.self), .column("due", CivilDate.self),
                    .column("success", String.self), .column("funder", String.self),
                    .column("agreed_with_id", Thing.ID?.self), .column("agreed_at", Timestamp?.self),
                    .column("amends_id", Goal.ID?.self), .column("why", String.self), .column("text", String.self),
                    .column("digest", String.self), .column("person_id", Person.ID?.self),
                    .column("locked_at", Timestamp.self),
                ]),
            taken: { row, _ in
                let digest: String = try row["digest"]
                guard Goal.digest(of: try row["text"]) == digest else { throw Broken() }
            }),
        Holding(
            "goal-narratives",
            HeldTable(
                "goal_narratives",
                [
                    .key("goal_id", Goal.ID.self), .key("number", Int.self), .column("text", String.self),
                    .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
                ])),
        GoalOffer.holding,
    ]

    package static let acts = ActNames(["goal."], at: "goals.act.")

    package static let records = [
        PersonalRecords(
            "goals.records.goals",
            columns: [
                "goals": ["person_id"], "goal_narratives": ["person_id"],
                "goal_offers": ["person_id", "answered_by"],
            ], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT 'locked' AS part, text, locked_at AS at FROM goals WHERE person_id = \(person.id)
                UNION ALL SELECT 'told', text, at FROM goal_narratives WHERE person_id = \(person.id)
                UNION ALL SELECT 'offered', success, offered_at FROM goal_offers WHERE person_id = \(person.id)
                UNION ALL SELECT 'answered', words, answered_at FROM goal_offers WHERE answered_by = \(person.id)
                ORDER BY 3, 1, 2
                """
            },
            erase: { leaving, tx in
                let (person, nobody) = (leaving.person.id, leaving.nobody)
                try tx.run("UPDATE goals SET person_id = \(nobody) WHERE person_id = \(person)")
                try tx.run("UPDATE goal_offers SET person_id = \(nobody) WHERE person_id = \(person)")
                try tx.run("UPDATE goal_offers SET answered_by = \(nobody) WHERE answered_by = \(person)")
                try tx.run("UPDATE goal_narratives SET person_id = \(nobody) WHERE person_id = \(person)")
            })
    ]
}
