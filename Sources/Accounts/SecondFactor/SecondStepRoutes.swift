import Hummingbird
import Markup
import Storage
import Web

/// The second step of signing in: the password was right, now the telephone.
struct SecondStepRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("session/second-steps/:secret", for: .anyone, show),
            .post("session/second-steps/:secret", for: .anyone, signIn),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        _ = try await account(behind: secret)
        let then = LocalPath(orHome: try request.queryFields.shown("then"))
        return .page(FormModel()) { page(Submission(), secret, then, $1) }
    }

    private func signIn(_ request: Request, _ context: Context) async throws -> Reply {
        let step = try context.parameter("secret")
        let account = try await account(behind: step)
        var submission = try await request.submission()
        let then = LocalPath(orHome: submission.shown("then"))
        let now = desk.world.now()
        if let code = try await desk.typedCode(for: account, in: &submission) {
            let secret = try await desk.database.write { tx in
                try finish(step, with: code, request, context, at: now, in: tx)
            }
            if let secret { return .done(at: then.text).setting(desk.cookie(secret, context)) }
            context.note(.signInFailed)
            submission.refuse("code", "accounts.code.wrong")
        }
        return .invalid(submission) { [submission] in page(submission, step, then, $0) }
    }

    /// Nil when the code is wrong: the step stays open for another try.
    private func finish(
        _ step: String, with code: TypedCode, _ request: Request, _ context: Context, at now: Timestamp,
        in tx: Transaction
    ) throws -> Secret? {
        let account = try Account.require(OneTimeToken.require(.secondStep, step, at: now, in: tx).account, in: tx)
        try account.requireOpen()
        guard try code.use(for: account.id, at: now, in: tx) else { return nil }
        _ = try OneTimeToken.use(.secondStep, step, at: now, in: tx)
        try desk.throttle.forgive(.code(for: account.id), in: tx)
        return try desk.openSession(for: account, request, context, in: tx)
    }

    private func account(behind secret: String) async throws -> Account {
        let now = desk.world.now()
        return try await desk.database.read { tx in
            try Account.require(OneTimeToken.require(.secondStep, secret, at: now, in: tx).account, in: tx)
        }
    }

    private func page(_ submission: Submission, _ secret: String, _ then: LocalPath, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.secondStep", submission: submission)
            .page(to: "/session/second-steps/\(secret)") { view in
                if !then.isHome { input(.type("hidden"), .name("then"), .value(then.text)) }
                view.code
            } margin: {
                p { screen.texts("accounts.secondStep.lost") }
            }
    }
}
