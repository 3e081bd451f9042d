package import Commons
import Storage

// What is kept about those who report, decide, and are decided about.
extension Moderation {
    /// A case is let go of as a whole by `ModerationJobs`, a year after its end.
    private static let days = 365

    package static let acts = ActNames(["report.", "case.", "appeal."], at: "moderation.act.")

    package static let records = [reports, decisions]

    private static let reports = PersonalRecords(
        "moderation.records.reports", columns: ["moderation_reports": ["email", "name", "person_id"]],
        kept: .days(days), fate: .unnamed,
        select: { person in
            """
            SELECT address, reason, offence, explanation, name, email, sent_at FROM moderation_reports
            WHERE person_id = \(person.id) OR LOWER(email) = \(person.email) ORDER BY id
            """
        },
        erase: { leaving, tx in
            try tx.run(
                """
                UPDATE moderation_reports SET name = NULL, email = NULL, person_id = NULL
                WHERE person_id = \(leaving.person.id) OR LOWER(email) = \(leaving.person.email)
                """)
        })

    private static let decisions = PersonalRecords(
        "moderation.records.decisions",
        columns: [
            "moderation_appeals": ["decided_by", "person_id"], "moderation_cases": ["assigned_to"],
            "moderation_decisions": ["decided_by", "suspended"], "moderation_messages": ["person_id"],
            "moderation_statements": ["person_id"],
        ],
        kept: .days(days), fate: .unnamed,
        select: { person in
            """
            SELECT 'decided' AS part, title AS about, facts AS text, decided_at AS at FROM moderation_decisions
            WHERE decided_by = \(person.id)
            UNION ALL
            SELECT 'concerned', d.title, d.facts, d.decided_at FROM moderation_decisions d
            WHERE d.suspended = \(person.id)
                OR d.id IN (SELECT decision_id FROM moderation_statements WHERE person_id = \(person.id))
            UNION ALL
            SELECT 'wrote', '', text, at FROM moderation_messages WHERE person_id = \(person.id)
            UNION ALL
            SELECT 'appealed', '', text, made_at FROM moderation_appeals WHERE person_id = \(person.id)
            UNION ALL
            SELECT 'answered', '', reasons, decided_at FROM moderation_appeals WHERE decided_by = \(person.id)
            ORDER BY 4, 1, 2
            """
        },
        erase: { leaving, tx in
            let (person, nobody) = (leaving.person.id, leaving.nobody)
            let statements: [Query] = [
                "UPDATE moderation_appeals SET decided_by = \(nobody) WHERE decided_by = \(person)",
                "UPDATE moderation_appeals SET person_id = \(nobody) WHERE person_id = \(person)",
                "UPDATE moderation_cases SET assigned_to = NULL WHERE assigned_to = \(person)",
                "UPDATE moderation_decisions SET decided_by = \(nobody) WHERE decided_by = \(person)",
                // What a suspension says is about the person alone; that there was one, and its ground, is left.
                """
                UPDATE moderation_decisions SET facts = '', reference = '', title = '', address = ''
                WHERE suspended = \(person) AND outcome = 'suspension'
                """,
                "UPDATE moderation_decisions SET suspended = \(nobody) WHERE suspended = \(person)",
                "UPDATE moderation_messages SET person_id = \(nobody) WHERE person_id = \(person)",
                "UPDATE moderation_statements SET person_id = \(nobody) WHERE person_id = \(person)",
            ]
            for statement in statements { try tx.run(statement) }
        })
}
