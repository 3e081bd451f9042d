import Accounts
import Hummingbird
import Storage
import Web

/// Suspending an account: a decision like those on pages, with reasons that its person reads and may contest.
struct SuspensionRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("administration/people/:id/suspensions/new", for: .administrator, ask),
            .post("administration/people/:id/suspensions", for: .administrator, suspend),
        ]
    }

    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        let page = try await desk.database.read { tx in SuspensionPage(try Account.require(id, in: tx)) }
        return .page(page) { $0.view($1) }
    }

    private func suspend(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        let submission = try await request.submission()
        let viewer = try context.person()
        let site = context.visit.site
        return try await desk.database.write { tx in
            let account = try Account.require(id, in: tx)
            var form = SuspensionForm(submission)
            guard let ruling = form.read(about: id) else {
                let page = SuspensionPage(account, form)
                return .invalid(form.submission) { page.view($0) }
            }
            let decision = try desk.suspend(account, ruling, by: viewer, site: site, in: tx)
            return .done(at: "/moderation/decisions/\(decision)", saying: "moderation.decision.done")
        }
    }

    private func id(_ context: Context) throws -> Person.ID {
        guard let id = Person.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return id
    }
}
