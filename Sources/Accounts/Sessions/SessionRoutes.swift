import Hummingbird
import Mail
import Storage
import Web

/// Signing in and out.
struct SessionRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("session/new", for: .anyone, new),
            .post("session", for: .anyone, signIn),
            .post("session/ending", for: .anyone, signOut),
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let form = SignInForm(try request.queryFields)
        if context.viewer != nil { return .done(at: form.then.text) }
        return .page(FormModel()) { form.page($1) }
    }

    private func signIn(_ request: Request, _ context: Context) async throws -> Reply {
        var form = SignInForm(try await request.submission())
        guard let entry = form.read() else { return refused(form) }
        try await desk.throttle.count(Attempt.signIn(to: entry.email, from: context.remoteAddress))
        let account = try await desk.database.read { tx in try Account.find(typed: entry.email, in: tx) }
        let isRight = try await desk.passwords.verify(entry.password, against: account?.password)
        guard isRight, let account else {
            context.note(.signInFailed)
            form.refuse()
            return refused(form)
        }
        if account.isSuspended { context.note(.suspendedAccount) }
        try account.requireOpen()
        guard account.isVerified else { return notVerified(account) }
        switch try await open(account, entry, request, context) {
        case .session(let secret): return .done(at: form.then.text).setting(desk.cookie(secret, context))
        case .secondStep(let link): return .done(at: link.leading(to: form.then).path)
        }
    }

    /// What a right password opens.
    private enum Opened {
        case session(Secret)
        case secondStep(IssuedLink)
    }

    /// The account is read again: its password may have changed while this one was checked.
    private func open(
        _ account: Account, _ entry: SignInForm.Entry, _ request: Request, _ context: Context
    ) async throws -> Opened {
        var rehashed: String?
        if let password = account.password, !desk.passwords.isCurrent(password) {
            rehashed = try await desk.passwords.hash(entry.password)
        }
        return try await desk.database.write { [rehashed] tx in
            guard let present = try Account.find(account.id, in: tx), present.password == account.password,
                !present.isSuspended, !present.isClosed
            else { throw AppError(.conflict, "accounts.error.changedMeanwhile") }
            if let rehashed { try present.setHash(rehashed, in: tx) }
            try desk.throttle.forgive(.signIn(to: entry.email), in: tx)
            guard try SecondFactor.isAsked(of: present.id, in: tx) else {
                return .session(try desk.openSession(for: present, request, context, in: tx))
            }
            return .secondStep(try OneTimeToken.issue(.secondStep, for: present, world: desk.world, in: tx))
        }
    }

    private func signOut(_ request: Request, _ context: Context) async throws -> Reply {
        if let secret = desk.formerSecret(request, context) {
            try await desk.database.write { tx in try Session.end(secret, in: tx) }
        }
        let gone = Cookie.plain(CookieNames.session, "", for: context.visit.site, maxAge: 0)
        return .done(at: "/", saying: "accounts.session.ended").setting(gone)
    }

    private func refused(_ form: SignInForm) -> Reply { .invalid(form.submission) { form.page($0) } }

    /// Only somebody who knows the password is told so.
    private func notVerified(_ account: Account) -> Reply {
        let form = VerificationForm(Submission(["email": account.email.rawValue]))
        return .page(FormModel(), status: .forbidden) { form.page($1) }
    }
}

extension Account {
    /// Why nobody comes in, if so: told only to somebody who has proved who they are.
    func requireOpen() throws(AppError) {
        if let suspensionReason {
            throw AppError(.forbidden, "accounts.error.suspended", ["reason": suspensionReason])
        }
        if isClosed { throw AppError(.forbidden, "accounts.error.closed") }
    }
}
