package import Commons
import Storage

extension Practices {
    package static let acts = ActNames(["edition."], at: "practices.act.")

    package static let records = [
        PersonalRecords(
            "practices.records.editions", columns: ["editions": ["published_by"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, e.number, e.revision, e.published_at FROM editions e JOIN things t ON t.id = e.practice_id
                WHERE e.published_by = \(person.id) ORDER BY e.published_at, e.practice_id, e.number
                """
            },
            erase: { leaving, tx in
                try tx.run(
                    "UPDATE editions SET published_by = \(leaving.nobody) WHERE published_by = \(leaving.person.id)")
            })
    ]
}
