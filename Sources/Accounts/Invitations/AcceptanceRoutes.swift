import Hummingbird
import Mail
import Storage
import Web

/// Accepting an invitation. The link came by letter, so whoever has it reads that address.
struct AcceptanceRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("accounts/invitations/:secret", for: .anyone, show),
            .post("accounts/invitations/:secret", for: .anyone, accept),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let form = AcceptanceForm(isKnown: try await invited(by: secret).known != nil)
        let site = context.visit.site.name
        return .page(FormModel()) { form.page(to: secret, from: site, $1) }
    }

    private func accept(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let (invitation, known) = try await invited(by: secret)
        if let known { return try await accept(secret, as: known) }
        var form = AcceptanceForm(try await request.submission(), isKnown: false)
        guard let entry = form.read(for: invitation.email.rawValue) else {
            let site = context.visit.site.name
            return .invalid(form.submission) { [form] in form.page(to: secret, from: site, $0) }
        }
        let newcomer = Newcomer(
            name: entry.name, email: invitation.email, language: context.texts.language,
            password: try await desk.passwords.hash(entry.password))
        let session = try await accept(secret, as: newcomer, request, context)
        return .done(at: "/", saying: "accounts.acceptance.done").setting(desk.cookie(session, context))
    }

    private func accept(
        _ secret: String, as newcomer: Newcomer, _ request: Request, _ context: Context
    ) async throws -> Secret {
        let now = desk.world.now()
        return try await desk.database.write { tx in
            let invitation = try AccountInvitation.require(secret, at: now, in: tx)
            guard let account = try Account.register(newcomer, world: desk.world, in: tx) else {
                throw AppError(.conflict, "accounts.error.changedMeanwhile")
            }
            try invitation.accept(as: account, at: now, in: tx)
            return try desk.openSession(for: account, request, context, in: tx)
        }
    }

    /// The roles are added; signing in still takes the password.
    private func accept(_ secret: String, as known: Account) async throws -> Reply {
        let now = desk.world.now()
        try await desk.database.write { tx in
            try AccountInvitation.require(secret, at: now, in: tx)
                .accept(as: try Account.require(known.id, in: tx), at: now, in: tx)
        }
        return .done(at: "/profile", saying: "accounts.acceptance.done")
    }

    private func invited(by secret: String) async throws -> (invitation: AccountInvitation, known: Account?) {
        let now = desk.world.now()
        return try await desk.database.read { tx in
            let invitation = try AccountInvitation.require(secret, at: now, in: tx)
            let account = try Account.find(invitation.email, in: tx)
            return (invitation, account.flatMap { $0.isVerified ? $0 : nil })
        }
    }
}
