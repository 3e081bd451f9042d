import Commons
import Hummingbird
import Mail
import Markup
import Storage
import Web

/// How somebody asks that signing in ask for more than their password, and takes it back.
struct SecondFactorRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("profile/second-factor", for: .contributor, show),
            .post("profile/second-factor", for: .contributor, begin),
            .get("profile/second-factor/confirmation", for: .contributor, showSecret),
            .post("profile/second-factor/confirmation", for: .contributor, confirm),
            .get("profile/second-factor/recovery-codes", for: .contributor, askForCodes),
            .post("profile/second-factor/recovery-codes", for: .contributor, renewCodes),
            .get("profile/second-factor/ending", for: .contributor, askForEnding),
            .post("profile/second-factor/ending", for: .contributor, end),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        return .page(try await state(of: account)) { $0.view($1) }
    }

    private func state(
        of account: Account, _ submission: Submission = Submission()
    ) async throws -> SecondFactorPage {
        try await desk.database.read { tx in
            SecondFactorPage(
                since: try SecondFactor.find(of: account.id, in: tx)?.confirmedAt,
                codesLeft: try RecoveryCodes.left(of: account.id, in: tx), hasPassword: account.password != nil,
                submission: submission)
        }
    }

    /// A new secret, to be shown to the telephone.
    private func begin(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        guard account.password != nil else { throw AppError(.conflict, "accounts.error.noPasswordYet") }
        var submission = try await request.submission()
        try await desk.checkPresentPassword(of: account, in: &submission)
        guard submission.isValid else {
            let page = try await state(of: account, submission)
            return .invalid(submission) { page.view($0) }
        }
        try await desk.database.write { tx in try SecondFactor.begin(for: account.id, world: desk.world, in: tx) }
        return .done(at: "/profile/second-factor/confirmation")
    }

    private func showSecret(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        guard let page = try await secret(of: account, context) else { return .done(at: "/profile/second-factor") }
        return .page(page) { $0.view(Submission(), $1) }.unkept
    }

    /// Nil when there is nothing to confirm: nothing begun, or confirmed already.
    private func secret(of account: Account, _ context: Context) async throws -> SecondFactorSecretPage? {
        let factor = try await desk.database.read { tx in try SecondFactor.find(of: account.id, in: tx) }
        guard let factor, factor.confirmedAt == nil else { return nil }
        return SecondFactorSecretPage(
            factor.code, issuer: context.visit.site.name, account: account.email.rawValue)
    }

    private func confirm(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        guard let page = try await secret(of: account, context) else {
            throw AppError(.conflict, "accounts.error.changedMeanwhile")
        }
        var submission = try await request.submission()
        let letter = notice(.secondFactorOn, to: account, context)
        if let code = try await desk.typedCode(for: account, in: &submission) {
            let now = desk.world.now()
            let codes = try await desk.database.write { tx -> [String]? in
                guard let factor = try SecondFactor.find(of: account.id, in: tx), factor.confirmedAt == nil,
                    try code.use(for: account.id, at: now, in: tx)
                else { return nil }
                try factor.confirm(at: now, in: tx)
                try desk.throttle.forgive(.code(for: account.id), in: tx)
                try Audit.record(
                    "account.secondFactor", subject: account.id.rawValue, by: account.id, at: now, in: tx)
                try Outbox.post(letter, world: desk.world, in: tx)
                return try RecoveryCodes.make(for: account.id, world: desk.world, in: tx)
            }
            if let codes { return made(codes) }
            submission.refuse("code", "accounts.code.wrong")
        }
        return .invalid(submission) { [submission] in page.view(submission, $0) }
    }

    private func made(_ codes: [String]) -> Reply {
        .page(RecoveryCodesPage(codes: codes), status: .created) { $0.view($1) }.unkept
    }

    private func notice(_ kind: Letters.Kind, to account: Account, _ context: Context) -> Letter {
        desk.letters(context.visit.site).write(kind, to: account.email, in: account.language)
    }
}

// What asks for the password and a code again: a session left open is not enough.
extension SecondFactorRoutes {
    private static let codesKey = "accounts.newCodes"
    private static let endingKey = "accounts.secondFactorEnding"

    private func askForCodes(_ request: Request, _ context: Context) async throws -> Reply {
        try await ask(Self.codesKey, to: "recovery-codes", context)
    }

    private func askForEnding(_ request: Request, _ context: Context) async throws -> Reply {
        try await ask(Self.endingKey, to: "ending", context)
    }

    private func ask(_ key: String, to action: String, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        let isOn = try await desk.database.read { tx in try SecondFactor.isAsked(of: account.id, in: tx) }
        guard isOn else { return .done(at: "/profile/second-factor") }
        return .page(FormModel()) { page(key, to: action, Submission(), $1) }
    }

    private func renewCodes(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        let (submission, codes) = try await proven(account, request) { now, tx in
            try Audit.record("account.recoveryCodes", subject: account.id.rawValue, by: account.id, at: now, in: tx)
            return try RecoveryCodes.make(for: account.id, world: desk.world, in: tx)
        }
        if let codes { return made(codes) }
        return .invalid(submission) { page(Self.codesKey, to: "recovery-codes", submission, $0) }
    }

    private func end(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        let letter = notice(.secondFactorOff, to: account, context)
        let (submission, ended) = try await proven(account, request) { now, tx in
            try SecondFactor.forget(of: account.id, in: tx)
            try Audit.record(
                "account.secondFactorEnded", subject: account.id.rawValue, by: account.id, at: now, in: tx)
            try Outbox.post(letter, world: desk.world, in: tx)
            return true
        }
        if ended != nil { return .done(at: "/profile", saying: "accounts.secondFactorEnding.done") }
        return .invalid(submission) { page(Self.endingKey, to: "ending", submission, $0) }
    }

    /// Checks password and code, and acts in the transaction that uses the code up.
    ///
    /// - Returns: the form with its problems, and nil instead of the outcome when there are any.
    private func proven<Outcome: Sendable>(
        _ account: Account, _ request: Request,
        act: @Sendable @escaping (Timestamp, Transaction) throws -> Outcome
    ) async throws -> (Submission, Outcome?) {
        var submission = try await request.submission()
        try await desk.checkPresentPassword(of: account, in: &submission)
        guard submission.isValid, let code = try await desk.typedCode(for: account, in: &submission) else {
            return (submission, nil)
        }
        let now = desk.world.now()
        let outcome = try await desk.database.write { tx in
            try code.use(for: account.id, at: now, in: tx) ? try act(now, tx) : nil
        }
        if outcome == nil { submission.refuse("code", "accounts.code.wrong") }
        return (submission, outcome)
    }

    private func page(_ key: String, to action: String, _ submission: Submission, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: key, submission: submission)
            .page(to: "/profile/second-factor/\(action)") { view in
                view.password()
                view.code
            } margin: {
                p { a(.href("/profile/second-factor")) { screen.texts("accounts.secondFactor.title") } }
            }
    }
}
