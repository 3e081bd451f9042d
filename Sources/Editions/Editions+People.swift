package import Commons
import Storage

extension Editions {
    package static let acts = ActNames(["uptake.", "proposal."], at: "editions.act.")

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
            }),
        PersonalRecords(
            "editions.records.proposals", columns: ["proposals": ["answered_by", "person_id"]], kept: .thing,
            fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, p.why, p.proposed_at, p.answer, p.edition, p.reason, p.answered_at
                FROM proposals p JOIN things t ON t.id = p.adaptation_id
                WHERE p.person_id = \(person.id) OR p.answered_by = \(person.id) ORDER BY p.adaptation_id
                """
            },
            erase: { leaving, tx in
                let (person, nobody) = (leaving.person.id, leaving.nobody)
                try tx.run("UPDATE proposals SET person_id = \(nobody) WHERE person_id = \(person)")
                try tx.run("UPDATE proposals SET answered_by = \(nobody) WHERE answered_by = \(person)")
            }),
        PersonalRecords(
            "editions.records.echoes", columns: ["proposal_echoes": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, e.note, e.at FROM proposal_echoes e JOIN things t ON t.id = e.replication_id
                WHERE e.person_id = \(person.id) ORDER BY e.adaptation_id, e.replication_id
                """
            },
            erase: { leaving, tx in
                try tx.run(
                    "UPDATE proposal_echoes SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
            }),
    ]

    package static let holdings = [
        EditionAnswer.holding, Proposal.holding, ProposalEcho.holding, PartOrigin.holding,
    ]

    package static func panels(_ names: Names) -> [PanelSource] {
        [UptakePanel.source, AdaptationProposalPanel.source(names), AwaitedAnswers.source] + OriginsPanel.sources(names)
    }
}
