package import Commons
import Storage

extension Administration {
    package static let acts = ActNames(["site.", "wording."], at: "administration.act.")

    package static let records = [
        PersonalRecords(
            "administration.records.choices",
            columns: ["site_settings": ["changed_by"], "own_wordings": ["changed_by"]],
            kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT key, language, changed_at FROM (
                    SELECT key, language, changed_at FROM site_settings WHERE changed_by = \(person.id)
                    UNION ALL SELECT key, language, changed_at FROM own_wordings WHERE changed_by = \(person.id)
                ) AS choices ORDER BY changed_at, key, language
                """
            },
            erase: { leaving, tx in
                let (person, nobody) = (leaving.person.id, leaving.nobody)
                try tx.run("UPDATE site_settings SET changed_by = \(nobody) WHERE changed_by = \(person)")
                try tx.run("UPDATE own_wordings SET changed_by = \(nobody) WHERE changed_by = \(person)")
            })
    ]
}
