package import Commons
import Storage
import Web

extension Labels {
    package static let acts = ActNames(["label."], at: "labels.act.", details: "labels.event.")

    package static let records = [visits, steps]

    /// Whoever leaves during a visit stops visiting: its page says so, and another is asked.
    private static let visits = PersonalRecords(
        "labels.records.visits",
        columns: ["label_visitors": ["person_id"], "label_findings": ["person_id"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT 'asked to visit' AS part, label_id AS label, round, NULL AS principle, state AS text, named_at AS at
            FROM label_visitors WHERE person_id = \(person.id)
            UNION ALL
            SELECT 'found', label_id, round, principle, evidence, at FROM label_findings WHERE person_id = \(person.id)
            ORDER BY 6, 1, 2, 4
            """
        },
        erase: { leaving, tx in
            for label in try LabelVisitor.underWay(for: leaving.person.id, in: tx) {
                let left = try label.take(LabelStep(.leave, by: leaving.person.id, at: leaving.at), in: tx)
                try LabelVisitor.leave(leaving.person.id, left, in: tx)
            }
            try tx.run(
                """
                UPDATE label_visitors SET person_id = \(leaving.nobody), replication_id = NULL, is_shown = \(false)
                WHERE person_id = \(leaving.person.id)
                """)
            try tx.run(
                "UPDATE label_findings SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
        })

    private static let steps = PersonalRecords(
        "labels.records.steps", columns: ["label_events": ["person_id"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT label_id AS label, act, text, at FROM label_events WHERE person_id = \(person.id)
            ORDER BY at, label_id, number
            """
        },
        erase: { leaving, tx in
            try tx.run(
                "UPDATE label_events SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
        })
}
