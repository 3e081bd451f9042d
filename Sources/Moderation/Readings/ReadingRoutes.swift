import Commons
import Hummingbird
import Storage
import Web

/// Where moderators read the first contributions of newcomers before others see them.
struct ReadingRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("moderation/readings", for: .moderator, list),
            .get("moderation/readings/:id", for: .moderator, show),
            .post("moderation/readings/:id/decisions", for: .moderator, decide),
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let after = Thing.ID(rawValue: try request.queryFields.shown("after"))
        let page = try await desk.database.read { tx in
            let found = try FirstReadings.waiting(after: after, limit: ReadingsPage.length + 1, in: tx)
            return ReadingsPage(found, called: try desk.called(found.map(\.createdBy), tx), kinds: desk.kinds)
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        let viewer = try context.person()
        let page = try await desk.database.read { tx in try load(id, viewer, Self.form(Submission()), tx) }
        return .page(page) { $0.view($1) }
    }

    /// The case begins and ends with the decision: what waits is known by the thing itself.
    private func decide(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let id = try id(context)
        let viewer = try context.person()
        let site = context.visit.site
        return try await desk.database.write { tx in
            var form = Self.form(submission)
            let page = try load(id, viewer, form, tx)
            guard let ruling = form.read() else {
                let again = page.with(form)
                return .invalid(form.submission) { again.view($0) }
            }
            let file = try Case.open(
                on: page.thing, because: .firstReading, since: page.thing.updatedAt, world: desk.world, in: tx)
            let decision = try desk.decide(
                ruling, on: try Case.require(file, in: tx), by: viewer, site: site, in: tx)
            return .done(at: "/moderation/decisions/\(decision)", saying: "moderation.decision.done")
        }
    }

    /// What does not wait any more is missing, once somebody else has decided too.
    private func load(
        _ id: Thing.ID, _ viewer: Viewer, _ form: DecisionForm, _ tx: Transaction
    ) throws -> ReadingPage {
        guard let thing = try Thing.find(id, in: tx), thing.reading == .waiting else {
            throw AppError(.conflict, "moderation.error.readAlready")
        }
        let called = try desk.called([thing.createdBy], tx)
        return ReadingPage(
            thing: thing, reading: try .init(of: thing, at: thing.revision, desk.kinds, in: tx),
            author: thing.createdBy.flatMap { called[$0] },
            isOwn: try thing.isKept(by: viewer.id, in: tx), form: form)
    }

    private static func form(_ submission: Submission) -> DecisionForm {
        DecisionForm(Outcome.ofFirstReadings, people: [], submission)
    }

    private func id(_ context: Context) throws -> Thing.ID {
        guard let id = Thing.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return id
    }
}
