import Hummingbird
import Storage
import Web

/// The tokens that a person gives to programs, and takes back.
struct TokenRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("profile/tokens", for: .contributor, list),
            .get("profile/tokens/new", for: .contributor, new),
            .post("profile/tokens", for: .contributor, make),
            .post("profile/tokens/:id/revocations", for: .contributor, revoke),
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let now = desk.world.now()
        let page = try await desk.database.read { tx in
            TokensPage(try PersonalToken.all(of: viewer.id, in: tx), at: now)
        }
        return .page(page) { $0.view($1) }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        let form = TokenForm(
            submission: Submission(["right": "read", "days": "90"]), asksPassword: account.password != nil)
        return .page(FormModel()) { form.page($1) }
    }

    private func make(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        var form = TokenForm(submission: try await request.submission(), asksPassword: account.password != nil)
        let wish = form.read()
        if wish != nil { try await desk.checkPresentPassword(of: account, in: &form.submission) }
        guard form.submission.isValid, let wish else { return .invalid(form.submission) { [form] in form.page($0) } }
        let token = try await desk.database.write { tx in
            try PersonalToken.make(wish, for: account, world: desk.world, in: tx)
        }
        return .page(TokenMadePage(name: wish.name, token: token), status: .created) { $0.view($1) }.unkept
    }

    private func revoke(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        guard let id = PersonalToken.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        let now = desk.world.now()
        try await desk.database.write { tx in try PersonalToken.revoke(id, of: viewer.id, at: now, in: tx) }
        return .done(at: "/profile/tokens", saying: "accounts.tokens.revoked")
    }
}
