package import Commons
import Storage

extension Editions {
    package static let acts = ActNames(["following."], at: "editions.act.")

    package static let records = [
        PersonalRecords(
            "editions.records.answers", columns: ["edition_answers": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, a.number, a.part, a.answer, a.reason, a.at
                FROM edition_answers a JOIN things t ON t.id = a.replication_id
                WHERE a.person_id = \(person.id) ORDER BY a.at, a.replication_id, a.number, a.part
                """
            },
            erase: { leaving, tx in
                try tx.run(
                    "UPDATE edition_answers SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
            })
    ]

    package static let holdings = [EditionAnswer.holding]

    package static let panels = [UptakePanel.source]
}
