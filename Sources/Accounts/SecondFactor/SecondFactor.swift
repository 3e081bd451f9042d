import Storage
import Web

/// What somebody shows besides their password: that they hold a telephone. Nobody has to.
struct SecondFactor: Sendable, RowDecodable {
    let account: Person.ID
    let code: TimeBasedCode
    /// Since when it is asked for; nil while its person has not yet shown that the telephone knows it.
    let confirmedAt: Timestamp?
    /// The latest half-minute whose code was used.
    private let usedStep: Int

    init(row: Row) throws {
        account = try row["account_id"]
        code = TimeBasedCode(key: try row["secret"])
        confirmedAt = try row["confirmed_at"]
        usedStep = try row["used_step"]
    }

    /// Nil when the person has none, not even a begun one.
    static func find(of account: Person.ID, in tx: Transaction) throws -> SecondFactor? {
        try tx.first(
            "SELECT account_id, secret, confirmed_at, used_step FROM second_factors WHERE account_id = \(account)")
    }

    /// Whether signing in asks for it.
    static func isAsked(of account: Person.ID, in tx: Transaction) throws -> Bool {
        try find(of: account, in: tx)?.confirmedAt != nil
    }

    /// A new secret, which counts once a code of it was typed; it takes the place of one that never was confirmed.
    ///
    /// - Throws: a refusal (409) when one is confirmed already.
    static func begin(for account: Person.ID, world: World, in tx: Transaction) throws {
        let secret = world.randomBytes(TimeBasedCode.keyLength)
        let begun = try tx.run(
            """
            INSERT INTO second_factors (account_id, secret, begun_at, used_step)
            VALUES (\(account), \(secret), \(world.now()), 0)
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at
            WHERE second_factors.confirmed_at IS NULL
            """)
        guard begun == 1 else { throw AppError(.conflict, "accounts.error.changedMeanwhile") }
    }

    /// Uses a code up: true once for each. One guarded UPDATE, so that the same code sent twice at once counts once.
    func use(_ number: UInt32, at now: Timestamp, in tx: Transaction) throws -> Bool {
        guard let step = code.step(of: number, at: now, after: usedStep) else { return false }
        let used = try tx.run(
            "UPDATE second_factors SET used_step = \(step) WHERE account_id = \(account) AND used_step < \(step)")
        return used == 1
    }

    func confirm(at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            "UPDATE second_factors SET confirmed_at = \(now) WHERE account_id = \(account) AND confirmed_at IS NULL")
    }

    /// Nothing more is asked, and nothing of it is kept.
    static func forget(of account: Person.ID, in tx: Transaction) throws {
        try tx.run("DELETE FROM recovery_codes WHERE account_id = \(account)")
        try tx.run("DELETE FROM second_factors WHERE account_id = \(account)")
    }
}
