import Storage
import Web

/// A browser that somebody signed in with.
struct Session: Sendable, RowDecodable {
    typealias ID = Identifier<Session>

    let id: ID
    let device: String
    let createdAt: Timestamp
    let seenAt: Timestamp

    init(row: Row) throws {
        id = try row["id"]
        device = try row["device"]
        createdAt = try row["created_at"]
        seenAt = try row["seen_at"]
    }

    /// A session ends when nobody came for so long,
    static let idleDays = 30
    private static let idle = Duration.seconds(idleDays * 86_400)
    /// and in any case after so long.
    static let life = Duration.seconds(90 * 86_400)
    /// A visit is written down at most so often: reading a page should not write.
    private static let noted = Duration.seconds(600)
    /// A session from further in the future was begun while the clock ran ahead: it would outlive every other.
    private static let clockError = Duration.seconds(86_400)
    /// What an account may have open; the one not seen for longest gives way.
    private static let most = 30

    /// The secret is new at every sign-in: a cookie that was planted before is worth nothing after.
    static func start(
        for account: Account, on device: Device, world: World, in tx: Transaction
    ) throws -> Secret {
        let now = world.now()
        let secret = Secret(world: world)
        try tx.run(
            """
            INSERT INTO sessions (id, account_id, secret_hash, device, created_at, seen_at)
            VALUES (\(world.newID() as ID), \(account.id), \(secret.hash), \(device.name), \(now), \(now))
            """)
        try forget(of: account.id, at: now, in: tx)
        return secret
    }

    /// Who has this secret, while the session lasts and its person may come in.
    static func viewer(
        behind secret: Secret, at now: Timestamp, in tx: Transaction
    ) throws -> (viewer: Viewer, session: Session)? {
        let found: Holder? = try tx.first(
            """
            SELECT sessions.id, device, sessions.created_at, seen_at, account_id, name
            FROM sessions JOIN accounts ON accounts.id = account_id
            WHERE secret_hash = \(secret.hash) AND \(isOpen(at: now))
                AND verified_at IS NOT NULL AND suspended_at IS NULL AND closed_at IS NULL
            """)
        guard let found else { return nil }
        let roles = try Account.roles(of: [found.account], in: tx)[found.account] ?? []
        let viewer = Viewer(
            id: found.account, name: found.name, roles: roles.union([.contributor]),
            sessionID: found.session.id.rawValue)
        return (viewer, found.session)
    }

    /// The open sessions of somebody, the latest first.
    static func all(of account: Person.ID, at now: Timestamp, in tx: Transaction) throws -> [Session] {
        try tx.all(
            """
            SELECT id, device, created_at, seen_at FROM sessions
            WHERE account_id = \(account) AND \(isOpen(at: now)) ORDER BY seen_at DESC, id DESC LIMIT \(most)
            """)
    }

    func isDueForNote(at now: Timestamp) -> Bool { seenAt + Self.noted < now }

    func noteVisit(at now: Timestamp, in tx: Transaction) throws {
        try tx.run("UPDATE sessions SET seen_at = \(now) WHERE id = \(id) AND seen_at < \(now)")
    }

    private static func isOpen(at now: Timestamp) -> Query {
        """
        seen_at > \(now - idle) AND sessions.created_at > \(now - life)
            AND sessions.created_at <= \(now + clockError)
        """
    }

    /// Removes at most `limit` of those that nobody came back to; returns how many.
    @discardableResult
    static func forgetEnded(at now: Timestamp, limit: Int, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM sessions WHERE id IN (
                SELECT id FROM sessions WHERE seen_at <= \(now - idle) ORDER BY seen_at LIMIT \(limit)
            )
            """)
    }

    private static func forget(of account: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        try forgetEnded(at: now, limit: 20, in: tx)
        try tx.run(
            """
            DELETE FROM sessions WHERE account_id = \(account) AND id NOT IN (
                SELECT id FROM sessions WHERE account_id = \(account) ORDER BY seen_at DESC, id DESC LIMIT \(most)
            )
            """)
    }

    private struct Holder: RowDecodable {
        let session: Session
        let account: Person.ID
        let name: String

        init(row: Row) throws {
            session = try Session(row: row)
            account = try row["account_id"]
            name = try row["name"]
        }
    }
}
