import Hummingbird
import Markup
import Storage
import Web

/// Signing in by a link that works once: how the first administrator comes in.
struct SignInLinkRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [.get("session/links/:secret", for: .anyone, show), .post("session/links/:secret", for: .anyone, signIn)]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        let name = try await desk.database.read { tx in
            try Account.require(OneTimeToken.require(.signIn, secret, at: now, in: tx).account, in: tx).name
        }
        return .page(FormModel()) { _, screen in
            FormPage(screen: screen, key: "accounts.link").page(to: "/session/links/\(secret)", values: ["name": name])
        }
    }

    private func signIn(_ request: Request, _ context: Context) async throws -> Reply {
        let given = try context.parameter("secret")
        let now = desk.world.now()
        let secret = try await desk.database.write { tx in
            let token = try OneTimeToken.use(.signIn, given, at: now, in: tx)
            let account = try Account.require(token.account, in: tx)
            try account.requireOpen()
            return try desk.openSession(for: account, request, context, in: tx)
        }
        return .done(at: "/profile", saying: "accounts.link.done").setting(desk.cookie(secret, context))
    }
}
