import Hummingbird
import Mail
import Storage
import Web

/// Administrators invite people, and take invitations back.
struct AccountInvitationRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("administration/invitations", for: .administrator, list),
            .post("administration/invitations", for: .administrator, invite),
            .post("administration/invitations/:id/revocations", for: .administrator, revoke),
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let form = InvitationForm(Submission(["language": context.texts.language.rawValue]))
        let now = desk.world.now()
        let page = try await desk.database.read { tx in try InvitationsPage(form, at: now, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func invite(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let letters = desk.letters(context.visit.site)
        let now = desk.world.now()
        return try await desk.database.write { tx in
            var form = InvitationForm(submission)
            guard let entry = try form.read(in: tx) else {
                let page = try InvitationsPage(form, at: now, in: tx)
                return .invalid(form.submission) { page.view($0) }
            }
            let link = try AccountInvitation.make(
                to: entry.email, roles: entry.roles, language: entry.language, by: viewer.id, world: desk.world, in: tx)
            let letter = letters.write(
                .invitation, to: entry.email, in: entry.language, link: link, ["person": viewer.name])
            try Outbox.post(letter, world: desk.world, in: tx)
            return .done(at: "/administration/invitations", saying: "accounts.invitation.sent")
        }
    }

    private func revoke(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        guard let id = AccountInvitation.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        let now = desk.world.now()
        try await desk.database.write { tx in
            try AccountInvitation.revoke(id, by: viewer.id, at: now, in: tx)
        }
        return .done(at: "/administration/invitations", saying: "accounts.invitation.revoked")
    }
}
