package import Commons
import Storage

// What is kept about those who bring lists in, and of those whom the lines of a list may name.
extension Transfer {
    package static let acts = ActNames(["import."], at: "transfer.act.")

    package static let records = [lists, names]

    /// So long an import can be looked at line by line, and undone.
    private static let days = 365

    private static let lists = PersonalRecords(
        "transfer.records.lists", columns: ["imports": ["made_by", "undone_by"]], kept: .days(days), fate: .unnamed,
        select: { person in
            """
            SELECT kind, file_name, source, state, total, reason, undo_reason, made_at FROM imports
            WHERE made_by = \(person.id) OR undone_by = \(person.id) ORDER BY id
            """
        },
        tidy: { now, limit, tx in
            let old = now - Duration.seconds(days * 86_400)
            return try tx.run(
                """
                DELETE FROM imports WHERE id IN (
                    SELECT id FROM imports WHERE made_at < \(old) AND state NOT IN ('applying', 'undoing')
                    ORDER BY made_at LIMIT \(limit))
                """)
        },
        erase: { leaving, tx in
            try tx.run("UPDATE imports SET made_by = \(leaving.nobody) WHERE made_by = \(leaving.person.id)")
            try tx.run("UPDATE imports SET undone_by = \(leaving.nobody) WHERE undone_by = \(leaving.person.id)")
        })

    private static let names = PersonalRecords(
        "transfer.records.names", columns: ["remembered_people": ["name"]], kept: .thing,
        select: { person in "SELECT name FROM remembered_people WHERE id = \(person.id)" },
        erase: { leaving, tx in try RememberedPeople.forget(leaving.person.id, in: tx) })
}
