import Accounts
import Commons
import Hummingbird
import Practices
import Replications
import Storage
import Web

/// What places hold out to a practice: proposed by their carriers, echoed by others, answered by the stewards.
struct ProposalRoutes: Sendable {
    let database: Database
    let world: World
    let catalog: TextCatalog
    let names: Names

    var routes: [Route] {
        [
            .get("practices/:slug/proposals", for: .anyone, list)
                .told("editions.api.proposals", .page(ProposalListPage.self)) { _ in
                    var query = Submission()
                    _ = query.line("before", 0...60)
                    return query
                },
            .get("adaptations/:slug/proposal", for: .anyone, show)
                .told("editions.api.proposal", .page(ProposalPage.self)),
            .post("adaptations/:slug/proposal", for: .carrier, propose).told("editions.api.propose", .done) { _ in
                var form = Submission()
                _ = form.readProposal()
                return form
            },
            .post("adaptations/:slug/proposal/echoes", for: .carrier, echo).told("editions.api.echo", .done) { _ in
                var form = Submission()
                _ = form.readEcho(among: [])
                return form
            },
            .post("adaptations/:slug/proposal/answers", for: .steward, answer)
                .told("editions.api.answerProposal", .done) { _ in
                    var form = Submission()
                    _ = form.readAnswer(newest: Int.max, among: [])
                    return form
                },
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        var query = try request.queryFields
        let before = query.line("before", 0...60)
        return try await database.read { tx in
            let practice = try Thing.require(.practice, at: slug, for: context.viewer, in: tx)
            let page = try ProposalListPage(of: practice, before: before.isEmpty ? nil : before, names, in: tx)
            return .page(page) { $0.view($1) }
        }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            let desk = try ProposalDesk(at: slug, for: context.viewer, in: tx)
            return .page(try desk.page(for: context.viewer, names, in: tx)) { $0.view($1) }
        }
    }

    private func propose(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        let why = submission.readProposal()
        return try await database.write { [submission] tx in
            let adaptation = try Thing.require(.adaptation, at: slug, for: viewer, in: tx)
            try adaptation.requireKeeper(viewer, in: tx)
            guard adaptation.visibility == .published else { throw AppError(.conflict, "editions.proposal.draft") }
            guard let why else {
                return .invalid(submission) { screen in ProposePage(adaptation).view(screen, submission) }
            }
            let content = try Adaptations().content(of: adaptation, in: tx)
            guard let place = try Thing.find(content.replication, in: tx) else { throw AppError.missing }
            let practice = try Replications().content(of: place, in: tx).practice
            try Proposal.make(adaptation, to: practice, because: why, by: author, in: tx)
            return .done(at: "\(adaptation.path)/proposal", saying: "editions.proposal.made")
        }
    }

    private func echo(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        return try await database.write { tx in
            let desk = try ProposalDesk(at: slug, for: viewer, in: tx)
            let places = try desk.places(of: viewer, in: tx)
            guard !places.isEmpty else { throw AppError(.forbidden, "editions.echo.noPlace") }
            var form = submission
            guard let (place, note) = form.readEcho(among: places) else {
                let page = try desk.page(for: viewer, names, in: tx)
                return .invalid(form) { [form] screen in page.view(screen, echo: form, answer: nil) }
            }
            try ProposalEcho(desk.adaptation.id, in: place.id, saying: note, by: author).save(in: tx)
            try Audit.record("proposal.echoed", of: desk.adaptation, by: viewer.id, at: author.at, in: tx)
            return .done(at: desk.path, saying: "editions.echoed")
        }
    }

    private func answer(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        let letters = ProposalLetters(RoomLetter("editions.letter", on: context.visit.site, catalog), world)
        return try await database.write { tx in
            let desk = try ProposalDesk(at: slug, for: viewer, in: tx)
            try desk.practice.requireKeeper(viewer, in: tx)
            let page = try desk.page(for: viewer, names, in: tx)
            var form = submission
            guard let given = form.readAnswer(newest: try desk.newest(in: tx), among: try desk.parts(in: tx)) else {
                return .invalid(form) { [form] screen in page.view(screen, echo: Submission(), answer: form) }
            }
            try desk.proposal.answer(given, by: author, in: tx)
            try letters.tell(desk, in: tx)
            return .done(at: desk.path, saying: "editions.proposal.answered")
        }
    }
}
