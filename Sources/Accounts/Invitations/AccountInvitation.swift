import Commons
import Mail
import Storage
import Web

/// An administrator's invitation to have an account here, with roles. It works once, for fourteen days.
struct AccountInvitation: Sendable {
    typealias ID = Identifier<AccountInvitation>

    let id: ID
    let email: EmailAddress
    let roles: Set<Role>
    let language: Language
    let invitedBy: Person.ID?
    let createdAt: Timestamp
    let expiresAt: Timestamp

    static let lifetime = Duration.seconds(14 * 86_400)

    /// Invites, in place of earlier invitations to the same address.
    static func make(
        to email: EmailAddress, roles: Set<Role>, language: Language, by person: Person.ID?, world: World,
        in tx: Transaction
    ) throws -> IssuedLink {
        let now = world.now()
        let secret = Secret(world: world)
        let id: ID = world.newID()
        let names = roles.intersection(Role.granted).sorted().map(\.rawValue).joined(separator: " ")
        let end = now + lifetime
        try tx.run(
            """
            UPDATE account_invitations SET revoked_at = \(now), revoked_by = \(person)
            WHERE email_folded = \(email.folded) AND accepted_at IS NULL AND revoked_at IS NULL
            """)
        try tx.run(
            """
            INSERT INTO account_invitations
                (id, secret_hash, email, email_folded, roles, language, invited_by, created_at, expires_at)
            VALUES (
                \(id), \(secret.hash), \(email), \(email.folded), \(names), \(language.rawValue), \(person), \(now), \(end)
            )
            """)
        try Audit.record("account.invited", subject: id.rawValue, by: person, at: now, detail: names, in: tx)
        return IssuedLink(path: "/accounts/invitations/\(secret.text)", expiresAt: end)
    }

    /// The invitation behind a secret, while it can be accepted.
    static func require(_ secret: String, at now: Timestamp, in tx: Transaction) throws -> AccountInvitation {
        guard let secret = Secret(secret) else { throw dead }
        let found: AccountInvitation? = try tx.first(
            """
            SELECT \(columns) FROM account_invitations
            WHERE secret_hash = \(secret.hash) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > \(now)
            """)
        guard let found else { throw dead }
        return found
    }

    /// Those that wait for an answer, the latest first.
    static func open(at now: Timestamp, limit: Int, in tx: Transaction) throws -> [AccountInvitation] {
        try tx.all(
            """
            SELECT \(columns) FROM account_invitations
            WHERE accepted_at IS NULL AND revoked_at IS NULL AND expires_at > \(now) ORDER BY id DESC LIMIT \(limit)
            """)
    }

    /// One guarded UPDATE, so that a link opened twice is accepted once. The roles are given with it.
    func accept(as account: Account, at now: Timestamp, in tx: Transaction) throws {
        let accepted = try tx.run(
            """
            UPDATE account_invitations SET accepted_at = \(now), accepted_by = \(account.id)
            WHERE id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL
            """)
        guard accepted == 1 else { throw Self.dead }
        try account.verify(at: now, in: tx)
        let held = try account.roles(in: tx)
        try account.setRoles(held.union(roles), by: invitedBy, at: now, in: tx)
        try Audit.record("account.invitationAccepted", subject: id.rawValue, by: account.id, at: now, in: tx)
    }

    static func revoke(_ id: ID, by person: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        let revoked = try tx.run(
            """
            UPDATE account_invitations SET revoked_at = \(now), revoked_by = \(person)
            WHERE id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL
            """)
        guard revoked == 1 else { throw AppError(.conflict, "accounts.error.decidedMeanwhile") }
        try Audit.record("account.invitationRevoked", subject: id.rawValue, by: person, at: now, in: tx)
    }

    /// How long it is known who was invited, after the invitation ended.
    static let daysAfterEnd = 30

    /// Removes at most `limit` of those that ended so long ago; returns how many.
    static func forget(at now: Timestamp, limit: Int, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM account_invitations WHERE id IN (
                SELECT id FROM account_invitations WHERE expires_at < \(now.adding(days: -daysAfterEnd))
                ORDER BY expires_at LIMIT \(limit)
            )
            """)
    }

    /// Somebody leaves: what invited them goes; what they invited others to stays open.
    static func unname(_ leaving: Departure, in tx: Transaction) throws {
        let (person, nobody) = (leaving.person, leaving.nobody)
        try tx.run(
            "DELETE FROM account_invitations WHERE email_folded = \(person.email) OR accepted_by = \(person.id)")
        try tx.run("UPDATE account_invitations SET invited_by = \(nobody) WHERE invited_by = \(person.id)")
        try tx.run("UPDATE account_invitations SET revoked_by = \(nobody) WHERE revoked_by = \(person.id)")
    }

    private static let dead = AppError(.gone, "accounts.error.invitationUsed")
}

extension AccountInvitation: RowDecodable {
    private static let columns: Query = "id, email, roles, language, invited_by, created_at, expires_at"

    init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        let names: String = try row["roles"]
        roles = Set(names.split(separator: " ").compactMap { Role(rawValue: String($0)) })
        let tag: String = try row["language"]
        language = Language(rawValue: tag) ?? .fr
        invitedBy = try row["invited_by"]
        createdAt = try row["created_at"]
        expiresAt = try row["expires_at"]
    }
}
