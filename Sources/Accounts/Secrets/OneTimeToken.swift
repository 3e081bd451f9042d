import Mail
import Storage
import Web

/// What a link in a letter stands for. It works once, for a time.
struct OneTimeToken: Sendable, RowDecodable {
    enum Purpose: String, Sendable, CaseIterable, SQLBindable {
        case verification, passwordReset, signIn, emailChange, download, reopening, secondStep

        var lifetime: Duration {
            switch self {
            case .verification: .seconds(3 * 86_400)
            case .passwordReset: .seconds(2 * 3_600)
            case .signIn, .emailChange: .seconds(86_400)
            case .download, .secondStep: .seconds(15 * 60)
            case .reopening: Account.regret
            }
        }

        fileprivate var folder: String {
            switch self {
            case .verification: "/accounts/verifications"
            case .passwordReset: "/accounts/password-resets"
            case .signIn: "/session/links"
            case .emailChange: "/profile/email-changes"
            case .download: "/profile/data"
            case .reopening: "/accounts/reopenings"
            case .secondStep: "/session/second-steps"
            }
        }
    }

    let account: Person.ID
    /// Where the link was sent: whoever has it reads this address.
    let email: EmailAddress

    init(row: Row) throws {
        account = try row["account_id"]
        email = try row["email"]
    }

    /// - Parameter email: where the link is sent, when that is not the account's address.
    static func issue(
        _ purpose: Purpose, for account: Account, to email: EmailAddress? = nil, world: World, in tx: Transaction
    ) throws -> IssuedLink {
        let now = world.now()
        try forgetExpired(at: now, in: tx)
        let secret = Secret(world: world)
        let end = now + purpose.lifetime
        try tx.run(
            """
            INSERT INTO account_tokens (secret_hash, purpose, account_id, email, expires_at)
            VALUES (\(secret.hash), \(purpose), \(account.id), \(email ?? account.email), \(end))
            """)
        return IssuedLink(path: "\(purpose.folder)/\(secret.text)", expiresAt: end)
    }

    /// The token, while it can still be used: looking does not use it up.
    static func require(
        _ purpose: Purpose, _ secret: String, at now: Timestamp, in tx: Transaction
    ) throws -> OneTimeToken {
        guard let secret = Secret(secret) else { throw dead }
        let token: OneTimeToken? = try tx.first(
            """
            SELECT account_id, email FROM account_tokens
            WHERE secret_hash = \(secret.hash) AND purpose = \(purpose) AND expires_at > \(now)
            """)
        guard let token else { throw dead }
        return token
    }

    /// Uses the token up, and its sisters with it. One DELETE, so that a link opened twice acts once.
    static func use(
        _ purpose: Purpose, _ secret: String, at now: Timestamp, in tx: Transaction
    ) throws -> OneTimeToken {
        guard let secret = Secret(secret) else { throw dead }
        let token: OneTimeToken? = try tx.first(
            """
            DELETE FROM account_tokens
            WHERE secret_hash = \(secret.hash) AND purpose = \(purpose) AND expires_at > \(now)
            RETURNING account_id, email
            """)
        guard let token else { throw dead }
        try withdraw([purpose], of: token.account, in: tx)
        return token
    }

    static func withdraw(_ purposes: [Purpose], of account: Person.ID, in tx: Transaction) throws {
        try tx.run("DELETE FROM account_tokens WHERE account_id = \(account) AND purpose IN \(list: purposes)")
    }

    /// Used, expired, withdrawn or never made: the same answer.
    private static let dead = AppError(.gone, "accounts.error.linkUsed")

    /// Removes at most `limit` of those whose time is over; returns how many.
    @discardableResult
    static func forgetExpired(at now: Timestamp, limit: Int = 20, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM account_tokens WHERE secret_hash IN (
                SELECT secret_hash FROM account_tokens WHERE expires_at <= \(now) ORDER BY expires_at LIMIT \(limit)
            )
            """)
    }
}
