import Commons
import Mail
package import Storage
package import Web

/// What changes in an account's life.
extension Account {
    func present(
        name: String, language: Language, biography: String, at now: Timestamp, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE accounts SET name = \(name), name_folded = \(Self.folded(name)), language = \(language.rawValue),
                biography = \(biography)
            WHERE id = \(id)
            """)
        try Audit.record("account.presented", subject: id.rawValue, by: id, at: now, in: tx)
    }

    /// A new password ends what the old one opened: every link, token and session.
    func setPassword(_ hash: String, at now: Timestamp, in tx: Transaction) throws {
        try tx.run("UPDATE accounts SET password = \(hash) WHERE id = \(id)")
        try OneTimeToken.withdraw(OneTimeToken.Purpose.allCases, of: id, in: tx)
        try Session.endAll(of: id, in: tx)
        try PersonalToken.revokeAll(of: id, in: tx)
        try Audit.record("account.password", subject: id.rawValue, by: id, at: now, in: tx)
    }

    /// The same password, hashed at today's cost; nothing if it changed meanwhile.
    func setHash(_ hash: String, in tx: Transaction) throws {
        try tx.run("UPDATE accounts SET password = \(hash) WHERE id = \(id) AND password = \(password)")
    }

    /// False when the address has another account.
    func setEmail(_ email: EmailAddress, at now: Timestamp, in tx: Transaction) throws -> Bool {
        let changed = try tx.run(
            """
            UPDATE accounts SET email = \(email), email_folded = \(email.folded)
            WHERE id = \(id)
                AND NOT EXISTS (SELECT 1 FROM accounts WHERE email_folded = \(email.folded) AND id <> \(id))
            """)
        guard changed == 1 else { return false }
        try OneTimeToken.withdraw(OneTimeToken.Purpose.allCases, of: id, in: tx)
        try Audit.record("account.email", subject: id.rawValue, by: id, at: now, in: tx)
        return true
    }

    /// Ends what the person has open, and keeps them from opening anything; what they wrote stays.
    package func suspend(because reason: String, by other: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        guard other != id else { throw AppError(.conflict, "accounts.error.ownSuspension") }
        let roles = try Self.roles(of: [id], in: tx)[id] ?? []
        if roles.contains(.administrator) { try requireAnotherAdministrator(in: tx) }
        let changed = try tx.run(
            """
            UPDATE accounts SET suspended_at = \(now), suspension_reason = \(reason)
            WHERE id = \(id) AND suspended_at IS NULL
            """)
        guard changed == 1 else { throw AppError(.conflict, "accounts.error.decidedMeanwhile") }
        try Session.endAll(of: id, in: tx)
        try PersonalToken.revokeAll(of: id, in: tx)
        try OneTimeToken.withdraw(OneTimeToken.Purpose.allCases, of: id, in: tx)
        try Audit.record("account.suspended", subject: id.rawValue, by: other, at: now, detail: reason, in: tx)
    }

    package func readmit(because reason: String, by other: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE accounts SET suspended_at = NULL, suspension_reason = NULL
            WHERE id = \(id) AND suspended_at IS NOT NULL
            """)
        guard changed == 1 else { throw AppError(.conflict, "accounts.error.decidedMeanwhile") }
        try Audit.record("account.readmitted", subject: id.rawValue, by: other, at: now, detail: reason, in: tx)
    }
}
