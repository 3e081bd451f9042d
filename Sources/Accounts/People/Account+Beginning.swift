import Commons
import Mail
import Storage
import Web

/// How accounts begin.
extension Account {
    /// A newcomer's account, still to be verified; nil when the address has a verified one.
    ///
    /// Who signs up again before that replaces what was there: only the reader of the last letter decides.
    static func register(
        _ newcomer: Newcomer, world: World, in tx: Transaction
    ) throws -> Account? {
        try forgetNeverVerified(at: world.now(), in: tx)
        let account: Account? = try tx.first(
            """
            INSERT INTO accounts
                (id, email, email_folded, name, name_folded, language, biography, password, created_at)
            VALUES (
                \(world.newID() as Person.ID), \(newcomer.email), \(newcomer.email.folded), \(newcomer.name),
                \(folded(newcomer.name)), \(newcomer.language.rawValue), '', \(newcomer.password), \(world.now())
            )
            ON CONFLICT (email_folded) DO UPDATE SET
                email = excluded.email, name = excluded.name, name_folded = excluded.name_folded,
                language = excluded.language, password = excluded.password, created_at = excluded.created_at
            WHERE accounts.verified_at IS NULL
            RETURNING \(columns)
            """)
        guard let account else { return nil }
        try OneTimeToken.withdraw([.verification, .passwordReset, .signIn], of: account.id, in: tx)
        return account
    }

    /// Notes that the person reads the letters to their address.
    func verify(at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run("UPDATE accounts SET verified_at = \(now) WHERE id = \(id) AND verified_at IS NULL")
        guard changed == 1 else { return }
        try Audit.record("account.verified", subject: id.rawValue, by: id, at: now, in: tx)
    }

    /// Addresses that somebody typed and nobody ever confirmed are not for keeping.
    @discardableResult
    static func forgetNeverVerified(at now: Timestamp, limit: Int = 20, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM accounts WHERE id IN (
                SELECT id FROM accounts WHERE verified_at IS NULL AND created_at < \(now.adding(days: -daysToVerify))
                ORDER BY created_at LIMIT \(limit)
            )
            """)
    }

    /// An address that was typed and not confirmed for so long is forgotten.
    static let daysToVerify = 14
}
