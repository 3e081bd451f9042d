import Hummingbird
import Mail
import Markup
import Storage
import Web

/// Changing one's password.
struct OwnPasswordRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [.get("profile/password", for: .contributor, edit), .post("profile/password", for: .contributor, save)]
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        return .page(FormModel()) { page(Submission(), account, $1) }
    }

    private func save(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        var submission = try await request.submission()
        try await desk.checkPresentPassword(of: account, in: &submission)
        let password = submission.newPassword(about: [account.name, account.email.rawValue])
        guard submission.isValid else {
            return .invalid(submission) { [submission] in page(submission, account, $0) }
        }
        let hash = try await desk.passwords.hash(password)
        let letters = desk.letters(context.visit.site)
        let now = desk.world.now()
        // The session goes on under a new secret: whoever has read the old cookie is out too.
        let secret = try await desk.database.write { tx in
            try account.setPassword(hash, at: now, in: tx)
            try desk.throttle.forgive(.signIn(to: account.email.rawValue), in: tx)
            let notice = letters.write(.passwordChanged, to: account.email, in: account.language)
            try Outbox.post(notice, world: desk.world, in: tx)
            return try desk.openSession(for: account, request, context, in: tx)
        }
        return .done(at: "/profile", saying: "accounts.ownPassword.done").setting(desk.cookie(secret, context))
    }

    private func page(_ submission: Submission, _ account: Account, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.ownPassword", submission: submission)
            .page(to: "/profile/password") { view in
                if account.password != nil { view.password() }
                view.newPassword
            } margin: {
                p { a(.href("/profile")) { screen.texts("accounts.profile.back") } }
            }
    }
}
