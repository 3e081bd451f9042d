import Commons
import Hummingbird
import Indicators
import Practices
import Replications
package import Storage
package import Web

/// Goals are locked by the carriers of a replication, and read by everybody.
package struct GoalRoutes: Sendable {
    let database: Database
    let world: World
    private let offers: OfferRoutes

    package init(database: Database, world: World, catalog: TextCatalog) {
        self.database = database
        self.world = world
        offers = OfferRoutes(database: database, world: world, catalog: catalog)
    }

    package var routes: [Route] {
        [
            .get("replications/:slug/goals", for: .anyone, list).told("goals.api.list", .page(GoalsPage.self)),
            .get("practices/:slug/goals", for: .anyone, ofPractice)
                .told("goals.api.practice", .page(PracticeGoalsPage.self)),
            .get("replications/:slug/goals/new", for: .carrier, new).forPeople,
            .post("replications/:slug/goals", for: .carrier, create).told("goals.api.lock", .done) { _ in
                GoalForm(submission: Submission(), replication: nil, indicators: [], amended: nil)
                    .asked(at: world.now())
            },
            .get("goals/:id", for: .anyone, show).told("goals.api.show", .page(GoalPage.self)),
            .post("goals/:id/narratives", for: .carrier, tell).told("goals.api.tell", .done) { _ in
                var form = Submission()
                _ = form.text("narrative", 1...5_000)
                return form
            },
        ] + offers.routes
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let now = world.now()
        return try await database.read { tx in
            switch try Thing.find(.replication, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/goals")
            case .thing(let thing):
                let page = try GoalsPage(of: thing, at: now, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func ofPractice(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let now = world.now()
        return try await database.read { tx in
            switch try Thing.find(.practice, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/goals")
            case .thing(let thing):
                let page = try PracticeGoalsPage(of: thing, at: now, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let now = world.now()
        return try await database.read { tx in
            let page = try page(context, Submission(), at: now, tx)
            return .page(page) { $0.view($1) }
        }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            var form = try form(query, at: slug, viewer, tx)
            form.submission.set("sense", [form.amended?.sense.rawValue ?? Goal.Sense.atLeast.rawValue])
            return .page(FormModel()) { [form] _, screen in form.page(screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let now = world.now()
        return try await database.write { tx in
            var form = try form(submission, at: slug, viewer, tx)
            let once = Goal.ID(rawValue: submission.shown(Screen.onceField))
            if let once, let made = try Goal.find(once, in: tx), made.replication == form.replication?.id {
                return .done(at: made.path)
            }
            let proposal = form.read(at: now)
            let funder = try form.funder(context.texts.language, in: tx)
            guard let proposal, let replication = form.replication, form.submission.isValid else {
                return .invalid(form.submission) { [form] screen in form.page(screen) }
            }
            if let funder {
                return try offer(proposal, once, of: replication, to: funder, by: viewer, context, tx)
            }
            let free = try once.flatMap { try Goal.find($0, in: tx) == nil ? $0 : nil }
            let id = try proposal.lock(free ?? world.newID(), of: replication, by: viewer.id, at: now, in: tx)
            return .done(at: "/goals/\(id)", saying: "goals.locked")
        }
    }

    /// The organization that it names locks it by agreeing.
    private func offer(
        _ proposal: GoalProposal, _ once: Goal.ID?, of replication: Thing, to funder: Thing, by viewer: Viewer,
        _ context: Context, _ tx: Transaction
    ) throws -> Reply {
        let author = Authorship(viewer, because: "", at: world.now())
        let asked = once.flatMap { GoalOffer.ID(rawValue: $0.rawValue) } ?? world.newID()
        if let made = try GoalOffer.find(asked, in: tx) {
            guard made.replication == replication.id else { throw AppError.missing }
            return .done(at: made.path)
        }
        try GoalOffer.make(asked, proposal, of: replication, to: funder, by: author, in: tx)
        let page = try OfferPage(asked, for: viewer, in: tx)
        try offers.letters(context).tell(page, "offered", to: funder, by: viewer, in: tx)
        return .done(at: page.offer.path, saying: "goals.offer.made")
    }

    private func tell(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = submission.text("narrative", 1...5_000)
        let viewer = try context.person()
        let now = world.now()
        return try await database.write { [submission] tx in
            let page = try page(context, submission, at: now, tx)
            try page.replication.requireKeeper(viewer, in: tx)
            guard submission.isValid else { return .invalid(submission) { page.view($0) } }
            try GoalNarrative.add(
                text, to: page.standing.goal, of: page.replication, by: viewer.id, at: now, in: tx)
            return .done(at: page.standing.goal.path, saying: "goals.told")
        }
    }

    private func page(
        _ context: Context, _ submission: Submission, at now: Timestamp, _ tx: Transaction
    ) throws -> GoalPage {
        guard let id = Goal.ID(rawValue: try context.parameter("id")), let goal = try Goal.find(id, in: tx),
            let place = try Thing.find(goal.replication, in: tx)
        else { throw AppError.missing }
        let replication = try Thing.require(.replication, at: place.slug, for: context.viewer, in: tx)
        return GoalPage(
            standing: try GoalStanding(goal, at: now, in: tx), replication: replication,
            funder: try goal.funderID.flatMap { try Thing.find($0, in: tx) },
            isKept: try replication.isInHands(of: context.viewer, in: tx), submission: submission)
    }

    private func form(
        _ submission: Submission, at slug: String, _ viewer: Viewer, _ tx: Transaction
    ) throws -> GoalForm {
        let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        guard thing.visibility == .published else { throw AppError(.conflict, "goals.error.draft") }
        let indicators = try OfferedIndicators(to: thing, in: tx).all.map(\.thing)
        guard !indicators.isEmpty else { throw AppError(.conflict, "goals.error.none") }
        let amended = try Goal.ID(rawValue: submission.shown("amends")).flatMap { try Goal.find($0, in: tx) }
        return GoalForm(
            submission: submission, replication: thing, indicators: indicators,
            amended: amended?.replication == thing.id ? amended : nil)
    }
}
