import Commons
import Hummingbird
import Mail
import Storage
import Web

/// Opening an account. The answer never tells whether the address has one: the letter does.
struct SignUpRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [.get("accounts/new", for: .anyone, new), .post("accounts", for: .anyone, create)]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let form = SignUpForm(Submission(["then": try request.queryFields.shown("then")]))
        if context.viewer != nil { return .done(at: form.then.isHome ? "/profile" : form.then.text) }
        let work = SignUpForm.field(desk.work, for: context.viewer)
        return .page(FormModel()) { form.page(work, $1) }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        var form = SignUpForm(try await request.submission())
        let work = SignUpForm.field(desk.work, for: context.viewer)
        guard let entry = form.read(desk.work, for: context.viewer) else {
            return .invalid(form.submission) { [form] in form.page(work, $0) }
        }
        try await desk.throttle.count(
            Attempt.signUp(as: entry.email, from: context.remoteAddress)
                + Attempt.extra(for: entry.effort, from: context.remoteAddress))
        let newcomer = Newcomer(
            name: entry.name, email: entry.email, language: context.texts.language,
            password: try await desk.passwords.hash(entry.password))
        let letters = desk.letters(context.visit.site)
        let isFirst = try await desk.database.write { [then = form.then] tx in
            guard try entry.effort.spend(at: desk.world.now(), in: tx) else { return false }
            try Outbox.post(try letter(to: newcomer, leadingTo: then, letters, in: tx), world: desk.world, in: tx)
            return true
        }
        guard isFirst else {
            form.refuseAgain()
            return .invalid(form.submission) { [form] in form.page(work, $0) }
        }
        return .done(at: "/accounts/verifications", saying: "accounts.signUp.done")
    }

    private func letter(
        to newcomer: Newcomer, leadingTo then: LocalPath, _ letters: Letters, in tx: Transaction
    ) throws -> Letter {
        if let account = try Account.register(newcomer, world: desk.world, in: tx) {
            let link = try OneTimeToken.issue(.verification, for: account, world: desk.world, in: tx)
            return letters.write(.verification, to: account.email, in: account.language, link: link.leading(to: then))
        }
        let account = try Account.find(newcomer.email, in: tx)
        return letters.write(.alreadyKnown, to: newcomer.email, in: account?.language ?? newcomer.language)
    }
}
