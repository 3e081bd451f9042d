import Storage
import Web

/// Who did what to a thing, when. Entries have no key of their own: of several that are alike, each bears its number.
struct HeldAuditEntry: HeldRow, RowDecodable {
    let thing: Thing.ID
    let act: String
    let person: Person.ID?
    let at: Timestamp
    let detail: String
    /// From 1.
    private(set) var number = 1

    init(row: Row) throws {
        thing = try row["subject"]
        act = try row["act"]
        person = try row["person_id"]
        at = try row["at"]
        detail = try row["detail"]
    }

    var people: [Person.ID] { [person].compactMap { $0 } }

    static let holding = Holding(
        "audit", tables: ["audit_entries"], of: HeldAuditEntry.self,
        page: { last, limit, tx in try page(after: last, limit: limit, in: tx) },
        present: { row, tx in try row.count(in: tx) >= row.number ? row : nil },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO audit_entries (subject, act, person_id, at, detail)
                VALUES (\(row.thing), \(row.act), \(row.person), \(row.at), \(row.detail))
                """)
        })

    /// Only what was done to things: accounts and settings are the node's own.
    private static func page(
        after last: HeldAuditEntry?, limit: Int, in tx: Transaction
    ) throws -> [HeldAuditEntry] {
        let rows: [HeldAuditEntry] = try tx.all(
            """
            SELECT subject, act, person_id, at, detail FROM audit_entries WHERE subject IN (
                SELECT t.id FROM things t
                WHERE t.id > \(last?.thing.rawValue ?? "")
                    AND EXISTS (SELECT 1 FROM audit_entries a WHERE a.subject = t.id)
                ORDER BY t.id LIMIT \(limit))
            """)
        return numbered(rows.sorted { $0.order < $1.order })
    }

    private static func numbered(_ rows: [HeldAuditEntry]) -> [HeldAuditEntry] {
        var before: HeldAuditEntry?
        return rows.map { row in
            var row = row
            if let before, before.order == row.order { row.number = before.number + 1 }
            before = row
            return row
        }
    }

    private var order: (Thing.ID, Timestamp, String, String, String) {
        (thing, at, act, person?.rawValue ?? "", detail)
    }

    private func count(in tx: Transaction) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM audit_entries
            WHERE subject = \(thing) AND at = \(at) AND act = \(act) AND person_id IS NOT DISTINCT FROM \(person)
                AND detail = \(detail)
            """) ?? 0
    }
}
