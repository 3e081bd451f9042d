package import Storage
package import Web

/// Who did what to which thing, when. Entries are only ever added; those about accounts go with time.
package enum Audit {
    package static func record(
        _ act: StaticString, of thing: Thing, by person: Person.ID?, at now: Timestamp, detail: String = "",
        in tx: Transaction
    ) throws {
        try record(act, subject: thing.id.rawValue, by: person, at: now, detail: detail, in: tx)
    }

    /// `subject` names what the act is about: a thing, an account, a setting.
    package static func record(
        _ act: StaticString, subject: String, by person: Person.ID?, at now: Timestamp, detail: String = "",
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO audit_entries (subject, act, person_id, at, detail)
            VALUES (\(subject), \(act.description), \(person), \(now), \(detail))
            """
        )
    }

    /// When something was recorded last.
    package static func latest(in tx: Transaction) throws -> Timestamp? {
        try tx.value("SELECT MAX(at) FROM audit_entries")
    }
}
