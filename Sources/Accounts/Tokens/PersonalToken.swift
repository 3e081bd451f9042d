import Commons
import Storage
import Web

/// What lets a program act in a person's name: named, for a time, for reading or for writing too. The text is shown once;
/// the database has its hash.
struct PersonalToken: Sendable, RowDecodable {
    typealias ID = Identifier<PersonalToken>

    let id: ID
    let name: String
    let scopes: Set<TokenScope>
    let createdAt: Timestamp
    let expiresAt: Timestamp
    let usedAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        let words: String = try row["scopes"]
        scopes = Set(words.split(separator: " ").compactMap { TokenScope(rawValue: String($0)) })
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
        usedAt = try row["used_at"]
    }

    /// What every token begins with, so that people and scanners of source code know one when they see it.
    static let prefix = "essaim_"
    /// What one person may have.
    static let most = 50
    /// A use is written down at most so often: reading a page should not write.
    private static let noted = Duration.seconds(600)

    /// The text of a new token.
    static func make(
        _ wish: TokenForm.Wish, for account: Account, world: World, in tx: Transaction
    ) throws -> String {
        let now = world.now()
        try tx.run("DELETE FROM personal_tokens WHERE account_id = \(account.id) AND expires_at <= \(now)")
        let count: Int? = try tx.value("SELECT COUNT(*) FROM personal_tokens WHERE account_id = \(account.id)")
        guard count ?? 0 < most else { throw AppError(.conflict, "accounts.error.tooManyTokens") }
        let secret = Secret(world: world)
        let id: ID = world.newID()
        let scopes = TokenScope.allCases.filter(wish.scopes.contains).map(\.rawValue).joined(separator: " ")
        try tx.run(
            """
            INSERT INTO personal_tokens (id, account_id, secret_hash, name, scopes, created_at, expires_at)
            VALUES (\(id), \(account.id), \(secret.hash), \(wish.name), \(scopes), \(now), \(now + wish.life))
            """)
        try Audit.record(
            "account.tokenMade", subject: account.id.rawValue, by: account.id, at: now,
            detail: "\(id.rawValue) \(scopes)", in: tx)
        return prefix + secret.text
    }

    /// Whom a token stands for, while it lasts and its person may come in. It lends none of the roles that look after others.
    static func bearer(
        of text: String, at now: Timestamp, in tx: Transaction
    ) throws -> (bearer: TokenBearer, token: PersonalToken)? {
        guard text.hasPrefix(prefix), let secret = Secret(String(text.dropFirst(prefix.count))) else { return nil }
        let found: Holder? = try tx.first(
            """
            SELECT personal_tokens.id, personal_tokens.name, scopes, personal_tokens.created_at, expires_at, used_at,
                account_id, accounts.name AS person
            FROM personal_tokens JOIN accounts ON accounts.id = account_id
            WHERE secret_hash = \(secret.hash) AND expires_at > \(now)
                AND verified_at IS NOT NULL AND suspended_at IS NULL
            """)
        guard let found else { return nil }
        let roles = try Account.roles(of: [found.account], in: tx)[found.account] ?? []
        let viewer = Viewer(
            id: found.account, name: found.person, roles: roles.intersection([.editor]).union([.contributor]),
            sessionID: found.token.id.rawValue)
        return (TokenBearer(viewer, scopes: found.token.scopes), found.token)
    }

    /// Somebody's tokens, the latest first; those that expired are shown until the next one is made.
    static func all(of account: Person.ID, in tx: Transaction) throws -> [PersonalToken] {
        try tx.all(
            """
            SELECT id, name, scopes, created_at, expires_at, used_at FROM personal_tokens
            WHERE account_id = \(account) ORDER BY id DESC LIMIT \(most)
            """)
    }

    static func revoke(_ id: ID, of account: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        let gone = try tx.run("DELETE FROM personal_tokens WHERE id = \(id) AND account_id = \(account)")
        guard gone == 1 else { throw AppError.missing }
        try Audit.record(
            "account.tokenRevoked", subject: account.rawValue, by: account, at: now, detail: id.rawValue, in: tx)
    }

    static func revokeAll(of account: Person.ID, in tx: Transaction) throws {
        try tx.run("DELETE FROM personal_tokens WHERE account_id = \(account)")
    }

    func isDueForNote(at now: Timestamp) -> Bool { usedAt.map { $0 + Self.noted < now } ?? true }

    func noteUse(at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            "UPDATE personal_tokens SET used_at = \(now) WHERE id = \(id) AND (used_at IS NULL OR used_at < \(now))")
    }

    private struct Holder: RowDecodable {
        let token: PersonalToken
        let account: Person.ID
        let person: String

        init(row: Row) throws {
            token = try PersonalToken(row: row)
            account = try row["account_id"]
            person = try row["person"]
        }
    }
}
