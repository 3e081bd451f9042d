import Accounts
import Hummingbird
import Storage
import Web

/// Where those whom a decision concerns read its reasons, and contest it.
struct StatementRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("moderation/decisions", for: .contributor, list),
            .get("moderation/decisions/:id", for: .contributor, show),
            .post("moderation/decisions/:id/appeals", for: .contributor, appeal),
            .get("moderation/statements/:secret", for: .anyone, showByLink),
            .post("moderation/statements/:secret/appeals", for: .anyone, appealByLink),
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let before = Decision.ID(rawValue: try request.queryFields.shown("before"))
        let viewer = try context.person()
        let page = try await desk.database.read { tx in
            DecisionsPage(
                try Decision.concerning(viewer.id, before: before, limit: DecisionsPage.length + 1, in: tx))
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let page = try await page(context, Submission())
        return .page(page) { $0.view($1) }
    }

    private func appeal(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = submission.text("appeal", 10...5_000)
        guard submission.isValid else {
            let page = try await page(context, submission)
            return .invalid(submission) { page.view($0) }
        }
        let id = try id(context)
        let viewer = try context.person()
        try await desk.database.write { tx in
            let decision = try Decision.require(id, in: tx)
            guard try decision.concerns(viewer.id, in: tx) else { throw AppError.missing }
            try Appeal.make(text, against: decision, by: .person(viewer.id), world: desk.world, in: tx)
        }
        return .done(at: "/moderation/decisions/\(id)", saying: "moderation.appeal.done")
    }

    /// Whom it does not concern is told that there is nothing here.
    private func page(_ context: Context, _ submission: Submission) async throws -> StatementPage {
        let id = try id(context)
        let viewer = try context.person()
        let now = desk.world.now()
        return try await desk.database.read { tx in
            let decision = try Decision.require(id, in: tx)
            let isConcerned = try decision.concerns(viewer.id, in: tx)
            guard isConcerned || viewer.isAdministrator || viewer.roles.contains(.moderator) else {
                throw AppError.missing
            }
            return try StatementPage(
                decision, for: isConcerned ? viewer.id : nil, at: now, place: "/moderation/decisions/\(id)/appeals",
                submission, in: tx)
        }
    }

    private func showByLink(_ request: Request, _ context: Context) async throws -> Reply {
        let page = try await linked(context, Submission())
        return .page(page) { $0.view($1) }
    }

    private func appealByLink(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = submission.text("appeal", 10...5_000)
        guard submission.isValid else {
            let page = try await linked(context, submission)
            return .invalid(submission) { page.view($0) }
        }
        let secret = try context.parameter("secret")
        try await desk.throttle.count([.from(context.remoteAddress, .wordFromAddress)])
        try await desk.database.write { tx in
            let link = try StatementLink.require(secret, in: tx)
            try Appeal.make(
                text, against: try Decision.require(link.decision, in: tx), by: .person(link.person),
                world: desk.world, in: tx)
        }
        return .done(at: "/moderation/statements/\(secret)", saying: "moderation.appeal.done")
    }

    private func linked(_ context: Context, _ submission: Submission) async throws -> StatementPage {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        return try await desk.database.read { tx in
            let link = try StatementLink.require(secret, in: tx)
            return try StatementPage(
                try Decision.require(link.decision, in: tx), for: link.person, at: now,
                place: "/moderation/statements/\(secret)/appeals", submission, in: tx)
        }
    }

    private func id(_ context: Context) throws -> Decision.ID {
        guard let id = Decision.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return id
    }
}
