import Hummingbird
import Mail
import Markup
import Storage
import Web

/// A new password for somebody who forgot theirs, by a letter.
struct PasswordResetRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("accounts/password-resets", for: .anyone, ask),
            .post("accounts/password-resets", for: .anyone, send),
            .get("accounts/password-resets/:secret", for: .anyone, show),
            .post("accounts/password-resets/:secret", for: .anyone, reset),
        ]
    }

    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        .page(FormModel()) { requestPage(Submission(), $1) }
    }

    private func send(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        guard let email = submission.email(), submission.isValid else {
            return .invalid(submission) { [submission] in requestPage(submission, $0) }
        }
        try await desk.throttle.count(Attempt.letter(to: email, from: context.remoteAddress))
        try await desk.database.write { tx in
            try AskedLetters.ask(.passwordReset, at: email, world: desk.world, in: tx)
        }
        return .done(at: "/session/new", saying: "accounts.resetRequest.done")
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        _ = try await account(behind: secret)
        return .page(FormModel()) { resetPage(Submission(), secret, $1) }
    }

    private func reset(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let account = try await account(behind: secret)
        var submission = try await request.submission()
        let password = submission.newPassword(about: [account.name, account.email.rawValue])
        guard submission.isValid else {
            return .invalid(submission) { [submission] in resetPage(submission, secret, $0) }
        }
        let hash = try await desk.passwords.hash(password)
        let letters = desk.letters(context.visit.site)
        let now = desk.world.now()
        try await desk.database.write { tx in
            let token = try OneTimeToken.use(.passwordReset, secret, at: now, in: tx)
            let account = try Account.require(token.account, in: tx)
            try account.setPassword(hash, at: now, in: tx)
            // The link came by letter, which is all that a verification asks for.
            try account.verify(at: now, in: tx)
            try desk.throttle.forgive(.signIn(to: account.email.rawValue), in: tx)
            let notice = letters.write(.passwordChanged, to: account.email, in: account.language)
            try Outbox.post(notice, world: desk.world, in: tx)
        }
        return .done(at: "/session/new", saying: "accounts.reset.done")
    }

    /// Asked before a password is hashed: only links that work may cost so much.
    private func account(behind secret: String) async throws -> Account {
        let now = desk.world.now()
        return try await desk.database.read { tx in
            try Account.require(OneTimeToken.require(.passwordReset, secret, at: now, in: tx).account, in: tx)
        }
    }

    private func requestPage(_ submission: Submission, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.resetRequest", submission: submission)
            .page(to: "/accounts/password-resets") { view in view.email(autocomplete: "username") }
    }

    private func resetPage(_ submission: Submission, _ secret: String, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.reset", submission: submission)
            .page(to: "/accounts/password-resets/\(secret)") { view in view.newPassword }
    }
}
