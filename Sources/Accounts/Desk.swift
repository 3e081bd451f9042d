import Commons
import Hummingbird
import Storage
import Web

/// What every handler of this room works with.
struct Desk: Sendable {
    let database: Database
    let world: World
    let passwords: PasswordHasher
    let throttle: Throttle
    let work: ProofOfWork
    let catalog: TextCatalog

    /// The account of whoever asks.
    func account(_ context: Context) async throws -> Account {
        let viewer = try context.person()
        return try await database.read { tx in try Account.require(viewer.id, in: tx) }
    }

    func letters(_ site: Site) -> Letters { Letters(site: site, catalog: catalog) }
}

// Signing in, which several pages end with.
extension Desk {
    /// Opens a session for somebody who has proved who they are, in the transaction that proved it. The session that the
    /// browser had is ended.
    func openSession(
        for account: Account, _ request: Request, _ context: Context, in tx: Transaction
    ) throws -> Secret {
        if let former = formerSecret(request, context) { try Session.end(former, in: tx) }
        return try Session.start(
            for: account, on: Device(userAgent: request.headers[.userAgent]), world: world, in: tx)
    }

    func cookie(_ secret: Secret, _ context: Context) -> Cookie {
        .plain(
            CookieNames.session, secret.text, for: context.visit.site, maxAge: Int(Session.life.components.seconds))
    }

    func formerSecret(_ request: Request, _ context: Context) -> Secret? {
        request.cookie(CookieNames.session, of: context.visit.site).flatMap { Secret($0) }
    }
}
