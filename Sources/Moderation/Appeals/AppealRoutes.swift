import Commons
import Hummingbird
import Storage
import Web

/// Where moderators answer what is contested.
struct AppealRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("moderation/appeals/:id", for: .moderator, show),
            .post("moderation/appeals/:id/outcomes", for: .moderator, settle),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        let viewer = try context.person()
        let page = try await desk.database.read { tx in try load(id, viewer, Submission(), tx) }
        return .page(page) { $0.view($1) }
    }

    private func settle(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let result = submission.choice("result", Appeal.Result.self)
        let reasons = submission.text("reasons", 10...5_000)
        let id = try id(context)
        let viewer = try context.person()
        let site = context.visit.site
        guard submission.isValid, let result else {
            let page = try await desk.database.read { [submission] tx in try load(id, viewer, submission, tx) }
            return .invalid(submission) { page.view($0) }
        }
        try await desk.database.write { tx in
            guard let appeal = try Appeal.find(id, in: tx) else { throw AppError.missing }
            try desk.settle(appeal, result, because: reasons, by: viewer, site: site, in: tx)
        }
        return .done(at: "/moderation", saying: "moderation.settlement.done")
    }

    private func load(
        _ id: Appeal.ID, _ viewer: Viewer, _ submission: Submission, _ tx: Transaction
    ) throws -> AppealPage {
        guard let appeal = try Appeal.find(id, in: tx) else { throw AppError.missing }
        let decision = try Decision.require(appeal.decision, in: tx)
        let thing = try decision.thing.flatMap { try Thing.find($0, in: tx) }
        return AppealPage(appeal, decision, try AppealBar.find(for: viewer, decision, thing, in: tx), submission)
    }

    private func id(_ context: Context) throws -> Appeal.ID {
        guard let id = Appeal.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return id
    }
}
