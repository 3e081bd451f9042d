package import Commons
package import Storage

extension Accountability {
    package static let acts = ActNames(["sheet."], at: "accountability.act.")

    package static let records = [linkRecords, addressRecords, readerRecords, letterRecords, commentRecords]

    private static let addressRecords = PersonalRecords(
        "accountability.records.sheetAddresses", columns: ["sheet_addresses": ["added_by", "address"]], kept: .thing,
        select: { person in
            """
            SELECT t.slug, a.address, a.since FROM sheet_addresses a JOIN things t ON t.id = a.sheet_id
            WHERE a.address = \(person.email) OR a.added_by = \(person.id) ORDER BY a.since, a.sheet_id, a.address
            """
        },
        erase: { leaving, tx in
            let (person, nobody) = (leaving.person, leaving.nobody)
            try tx.run("DELETE FROM sheet_addresses WHERE address = \(person.email)")
            try tx.run("UPDATE sheet_addresses SET added_by = \(nobody) WHERE added_by = \(person.id)")
        })

    /// After a link has ended.
    private static let linkMemory = 30

    private static let linkRecords = PersonalRecords(
        "accountability.records.sheetLinks", columns: ["sheet_links": ["person_id"]], kept: .days(linkMemory),
        select: { person in
            """
            SELECT t.slug, l.created_at, l.expires_at FROM sheet_links l JOIN things t ON t.id = l.sheet_id
            WHERE l.person_id = \(person.id) ORDER BY l.created_at, l.sheet_id
            """
        },
        tidy: { now, limit, tx in
            try tx.run(
                """
                DELETE FROM sheet_links WHERE sheet_id IN (
                    SELECT sheet_id FROM sheet_links WHERE expires_at < \(now.adding(days: -linkMemory))
                    ORDER BY expires_at LIMIT \(limit))
                """)
        },
        erase: { leaving, tx in try tx.run("DELETE FROM sheet_links WHERE person_id = \(leaving.person.id)") })

    private static let readerRecords = PersonalRecords(
        "accountability.records.sheetReaders", columns: ["sheet_readers": ["person_id", "added_by"]], kept: .thing,
        fate: .unnamed,
        select: { person in
            """
            SELECT t.slug, r.since FROM sheet_readers r JOIN things t ON t.id = r.sheet_id
            WHERE r.person_id = \(person.id) OR r.added_by = \(person.id) ORDER BY r.since, r.sheet_id, r.person_id
            """
        },
        erase: { leaving, tx in
            let (person, nobody) = (leaving.person.id, leaving.nobody)
            try tx.run("UPDATE sheet_readers SET person_id = \(nobody) WHERE person_id = \(person)")
            try tx.run("UPDATE sheet_readers SET added_by = \(nobody) WHERE added_by = \(person)")
        })

    private static let letterRecords = PersonalRecords(
        "accountability.records.sheetLetters", columns: ["sheet_letters": ["person_id"]], kept: .thing,
        select: { person in
            """
            SELECT t.slug, l.at FROM sheet_letters l JOIN things t ON t.id = l.sheet_id
            WHERE l.person_id = \(person.id) ORDER BY l.at, l.sheet_id
            """
        },
        erase: { leaving, tx in try tx.run("DELETE FROM sheet_letters WHERE person_id = \(leaving.person.id)") })

    private static let commentRecords = PersonalRecords(
        "accountability.records.sheetComments", columns: ["sheet_comments": ["person_id"]], kept: .thing,
        fate: .unnamed,
        select: { person in
            """
            SELECT t.slug, c.text, c.at FROM sheet_comments c JOIN things t ON t.id = c.sheet_id
            WHERE c.person_id = \(person.id) ORDER BY c.id
            """
        },
        erase: { leaving, tx in
            try tx.run(
                "UPDATE sheet_comments SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
        })

    /// Drafts that only those who keep these things see.
    package static func drafts(of tellers: [Thing.ID], in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT s.thing_id FROM sheets s JOIN things t ON t.id = s.thing_id
            WHERE s.teller_id IN \(list: tellers) AND t.visibility = 'draft' ORDER BY s.thing_id LIMIT 10000
            """)
        return try Thing.find(ids, in: tx).values.sorted { $0.id < $1.id }
    }

    /// Some sheet tells of this thing.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value("SELECT 1 FROM sheets WHERE teller_id = \(id) LIMIT 1")
        return found != nil
    }
}
