import Commons
import Mail
import Storage
import Web

/// How accounts end: closed at once, erased once nobody can have meant otherwise.
extension Account {
    /// How long somebody who left can come back. No letter is kept longer, so none still names them at the end.
    static let regretDays = Outbox.days
    static let regret = Duration.seconds(regretDays * 86_400)

    var subject: PersonalSubject { PersonalSubject(id: id, name: name, email: email.folded) }

    /// Ends what the person has open, keeps everybody out, and promises the erasure. The link that is returned opens the
    /// account again until then.
    func close(because reason: String, by other: Person.ID, world: World, in tx: Transaction) throws -> IssuedLink {
        let now = world.now()
        if try roles(in: tx).contains(.administrator) { try requireAnotherAdministrator(in: tx) }
        let changed = try tx.run("UPDATE accounts SET closed_at = \(now) WHERE id = \(id) AND closed_at IS NULL")
        guard changed == 1 else { throw AppError(.conflict, "accounts.error.decidedMeanwhile") }
        try Session.endAll(of: id, in: tx)
        try OneTimeToken.withdraw(OneTimeToken.Purpose.allCases, of: id, in: tx)
        try Audit.record("account.closed", subject: id.rawValue, by: other, at: now, detail: reason, in: tx)
        try Jobs.enqueue(Erasure.kind, Erasure.Promise(person: id), at: now + Self.regret, world: world, in: tx)
        return try OneTimeToken.issue(.reopening, for: self, world: world, in: tx)
    }

    func reopen(at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run("UPDATE accounts SET closed_at = NULL WHERE id = \(id) AND closed_at IS NOT NULL")
        guard changed == 1 else { throw AppError(.conflict, "accounts.error.decidedMeanwhile") }
        try Audit.record("account.reopened", subject: id.rawValue, by: id, at: now, in: tx)
    }
}
