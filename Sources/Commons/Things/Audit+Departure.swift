import Storage
import Web

extension Audit {
    /// What was done to accounts is known so long; what was done to a page, as long as the page.
    static let accountDays = 365

    /// What was written about somebody stays as what was done to somebody who left. The words of an entry go where they
    /// were written about that person.
    static func unname(_ leaving: Departure, in tx: Transaction) throws {
        let (person, nobody) = (leaving.person, leaving.nobody)
        try tx.run("UPDATE audit_entries SET person_id = \(nobody) WHERE person_id = \(person.id)")
        try tx.run(
            """
            UPDATE audit_entries SET detail = '' WHERE subject = \(person.id.rawValue)
                AND act IN ('account.suspended', 'account.readmitted')
            """)
        // Why an administrator closed an account has to stay known; whom it names by mistake does not.
        try tx.run(
            """
            UPDATE audit_entries SET detail = REPLACE(REPLACE(detail, \(person.email), '…'), \(person.name), '…')
            WHERE subject = \(person.id.rawValue) AND act = 'account.closed'
            """)
        try tx.run("UPDATE audit_entries SET subject = \(nobody.rawValue) WHERE subject = \(person.id.rawValue)")
        // Who was made a keeper stands in the words.
        try tx.run(
            """
            UPDATE audit_entries SET detail = \(nobody.rawValue)
            WHERE act IN ('keeper.added', 'case.assigned', 'translator.admitted', 'translator.removed')
                AND detail = \(person.id.rawValue)
            """)
    }

    /// Removes at most `limit` entries about accounts that are old enough; returns how many.
    static func forgetAccounts(at now: Timestamp, limit: Int, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM audit_entries WHERE act >= 'account.' AND act < 'account/' AND (act, at, subject) IN (
                SELECT act, at, subject FROM audit_entries
                WHERE act >= 'account.' AND act < 'account/' AND at < \(now.adding(days: -accountDays)) LIMIT \(limit)
            )
            """)
    }
}
