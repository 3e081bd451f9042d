import Hummingbird
import Mail
import Markup
import Storage
import Web

/// Showing that an address is one's own.
struct VerificationRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("accounts/verifications", for: .anyone, explain),
            .post("accounts/verifications", for: .anyone, sendAgain),
            .get("accounts/verifications/:secret", for: .anyone, show),
            .post("accounts/verifications/:secret", for: .anyone, verify),
        ]
    }

    private func explain(_ request: Request, _ context: Context) async throws -> Reply {
        .page(FormModel()) { VerificationForm().page($1) }
    }

    private func sendAgain(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        guard let email = submission.email(), submission.isValid else {
            return .invalid(submission) { [submission] in VerificationForm(submission).page($0) }
        }
        try await desk.throttle.count(Attempt.letter(to: email, from: context.remoteAddress))
        try await desk.database.write { tx in
            try AskedLetters.ask(.verification, at: email, world: desk.world, in: tx)
        }
        return .done(at: "/accounts/verifications", saying: "accounts.verification.sent")
    }

    /// Only shows a button: programs that look into letters for bad links open them all.
    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        _ = try await desk.database.read { tx in try OneTimeToken.require(.verification, secret, at: now, in: tx) }
        let then = LocalPath(orHome: try request.queryFields.shown("then"))
        return .page(FormModel()) { _, screen in
            FormPage(screen: screen, key: "accounts.confirmation")
                .page(to: then.added(to: "/accounts/verifications/\(secret)"))
        }
    }

    private func verify(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        try await desk.database.write { tx in
            let token = try OneTimeToken.use(.verification, secret, at: now, in: tx)
            try Account.require(token.account, in: tx).verify(at: now, in: tx)
        }
        let then = LocalPath(orHome: try request.queryFields.shown("then"))
        return .done(at: then.added(to: "/session/new"), saying: "accounts.confirmation.done")
    }
}
