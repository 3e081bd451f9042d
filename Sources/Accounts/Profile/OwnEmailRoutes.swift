import Hummingbird
import Mail
import Markup
import Storage
import Web

/// Changing the address that letters go to: it changes once a letter to the new one was read.
struct OwnEmailRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("profile/email", for: .contributor, edit),
            .post("profile/email", for: .contributor, ask),
            .get("profile/email-changes/:secret", for: .anyone, show),
            .post("profile/email-changes/:secret", for: .anyone, change),
        ]
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        return .page(FormModel()) { page(Submission(), account, $1) }
    }

    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        var submission = try await request.submission()
        let email = submission.email()
        if email != nil { try await desk.checkPresentPassword(of: account, in: &submission) }
        guard submission.isValid, let email else {
            return .invalid(submission) { [submission] in page(submission, account, $0) }
        }
        try await desk.throttle.count(Attempt.letter(to: email, from: context.remoteAddress))
        let letters = desk.letters(context.visit.site)
        try await desk.database.write { tx in
            try Outbox.post(try letter(to: email, for: account, letters, in: tx), world: desk.world, in: tx)
        }
        return .done(at: "/profile", saying: "accounts.ownEmail.sent")
    }

    /// The page does not tell whether the new address has an account: its letter does.
    private func letter(
        to email: EmailAddress, for account: Account, _ letters: Letters, in tx: Transaction
    ) throws -> Letter {
        if let other = try Account.find(email, in: tx), other.id != account.id {
            return letters.write(.emailTaken, to: email, in: other.language)
        }
        let link = try OneTimeToken.issue(.emailChange, for: account, to: email, world: desk.world, in: tx)
        return letters.write(.emailChange, to: email, in: account.language, link: link)
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        let email = try await desk.database.read { tx in
            try OneTimeToken.require(.emailChange, secret, at: now, in: tx).email.rawValue
        }
        return .page(FormModel()) { _, screen in
            FormPage(screen: screen, key: "accounts.emailChange")
                .page(to: "/profile/email-changes/\(secret)", values: ["email": email])
        }
    }

    private func change(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let letters = desk.letters(context.visit.site)
        let now = desk.world.now()
        try await desk.database.write { tx in
            let token = try OneTimeToken.use(.emailChange, secret, at: now, in: tx)
            let account = try Account.require(token.account, in: tx)
            guard try account.setEmail(token.email, at: now, in: tx) else {
                throw AppError(.conflict, "accounts.error.emailTaken")
            }
            let notice = letters.write(.emailChanged, to: account.email, in: account.language)
            try Outbox.post(notice, world: desk.world, in: tx)
        }
        return .done(at: context.viewer == nil ? "/session/new" : "/profile", saying: "accounts.emailChange.done")
    }

    private func page(_ submission: Submission, _ account: Account, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.ownEmail", submission: submission)
            .page(to: "/profile/email", values: ["email": account.email.rawValue]) { view in
                view.email()
                if account.password != nil { view.password() }
            } margin: {
                p { a(.href("/profile")) { screen.texts("accounts.profile.back") } }
            }
    }
}
