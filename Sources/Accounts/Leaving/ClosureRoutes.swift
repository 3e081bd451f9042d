import Commons
import Hummingbird
import Mail
import Markup
import Storage
import Web

/// Leaving, and coming back while there is time.
struct ClosureRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("profile/closure", for: .contributor, explain),
            .post("profile/closure", for: .contributor, close),
            .get("accounts/reopenings/:secret", for: .anyone, show),
            .post("accounts/reopenings/:secret", for: .anyone, reopen),
        ]
    }

    private static let mostShown = 200

    private func explain(_ request: Request, _ context: Context) async throws -> Reply {
        let page = try await page(Submission(), context)
        return .page(page) { $0.view($1) }
    }

    private func close(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        var submission = try await request.submission()
        let isUnderstood = submission.isChecked("understood")
        if !isUnderstood { submission.refuse("understood", "accounts.closure.tick") }
        if isUnderstood { try await desk.checkPresentPassword(of: account, in: &submission) }
        guard submission.isValid else {
            let page = try await page(submission, context)
            return .invalid(submission) { page.view($0) }
        }
        let letters = desk.letters(context.visit.site)
        try await desk.database.write { tx in
            let account = try Account.require(account.id, in: tx)
            let link = try account.close(because: "", by: account.id, world: desk.world, in: tx)
            let letter = letters.write(.closure, to: account.email, in: account.language, link: link)
            try Outbox.post(letter, world: desk.world, in: tx)
        }
        let gone = Cookie.plain(CookieNames.session, "", for: context.visit.site, maxAge: 0)
        return .done(at: "/", saying: "accounts.closure.done").setting(gone)
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        _ = try await desk.database.read { tx in try OneTimeToken.require(.reopening, secret, at: now, in: tx) }
        return .page(FormModel()) { _, screen in
            FormPage(screen: screen, key: "accounts.reopening").page(to: "/accounts/reopenings/\(secret)")
        }
    }

    private func reopen(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        try await desk.database.write { tx in
            let token = try OneTimeToken.use(.reopening, secret, at: now, in: tx)
            try Account.require(token.account, in: tx).reopen(at: now, in: tx)
        }
        return .done(at: "/session/new", saying: "accounts.reopening.done")
    }

    private func page(_ submission: Submission, _ context: Context) async throws -> ClosurePage {
        let viewer = try context.person()
        return try await desk.database.read { tx in
            ClosurePage(
                try Account.require(viewer.id, in: tx),
                onlyKept: try Thing.onlyKept(by: viewer.id, limit: Self.mostShown, in: tx), submission)
        }
    }
}
