import Commons
import Hummingbird
import Storage
import Web

/// A membership is agreed between two sides, and either of them ends it.
struct MembershipRoutes: Sendable {
    let database: Database
    let world: World
    let catalog: TextCatalog

    var routes: [Route] {
        [
            .get("memberships", for: .contributor, waiting).told("networks.api.waiting", .page(WaitingPage.self)),
            .get("memberships/new", for: .contributor, new).forPeople,
            .get("memberships/suggestions", for: .anyone, suggest)
                .told("networks.api.suggestMember", .matches) { _ in .suggesting },
            .post("memberships", for: .contributor, create).told("networks.api.propose", .done) { tx in
                var form = MembershipForm(Submission())
                _ = try form.read(in: tx)
                return form.submission
            },
            .get("memberships/:id", for: .anyone, show)
                .told("networks.api.membership", .page(MembershipPage.self)),
            .post("memberships/:id/acceptances", for: .contributor, accept).told("networks.api.accept", .done),
            .post("memberships/:id/refusals", for: .contributor, decline).told("networks.api.decline", .done) { _ in
                var form = Submission()
                _ = Parting(&form, since: nil, at: world.now())
                return form
            },
            .post("memberships/:id/endings", for: .contributor, end).told("networks.api.end", .done) { _ in
                var form = Submission()
                _ = Parting(&form, since: nil, at: world.now())
                return form
            },
        ]
    }

    private func waiting(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let language = context.texts.language
        let page = try await database.read { tx in try WaitingPage(for: viewer, language, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let viewer = try context.person()
        return try await database.read { tx in
            var form = MembershipForm(Submission())
            try settle(&form, from: query, viewer, tx)
            return .page(FormModel()) { [form] _, screen in form.page(screen) }
        }
    }

    /// From whose page somebody comes: a network's stewards invite, everybody else asks to join it.
    private func settle(
        _ form: inout MembershipForm, from query: Submission, _ viewer: Viewer, _ tx: Transaction
    ) throws {
        let network =
            query.shown("network").isEmpty
            ? nil : try Thing.require(.network, at: query.shown("network"), for: viewer, in: tx)
        let member = try Thing.ID(rawValue: query.shown("member")).flatMap { try Thing.find($0, in: tx) }
        let isShown = member.map { $0.visibility == .published && MemberKind($0.kind) != nil } ?? false
        form.settle(network: network, member: isShown ? member : nil)
    }

    private func suggest(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let typed = query.line("q", 0...100)
        let texts = context.texts
        let found = try await database.read { tx in
            typed.isEmpty ? [] : try MemberNaming.suggestions(typed, in: tx)
        }
        return .json(
            found.map { thing in
                SuggestedThing(thing, detail: MemberKind(thing.kind).map { texts($0.textKey) } ?? "")
            })
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        return try await database.write { tx in
            var form = MembershipForm(submission)
            guard let (proposal, member, network) = try form.read(in: tx) else {
                try recall(&form, tx)
                return .invalid(form.submission) { [form] screen in form.page(screen) }
            }
            let before = try proposal.id.flatMap { try Membership.find($0, in: tx) }
            let made = try Membership.propose(proposal, member, in: network, by: viewer, world: world, tx)
            // Sent twice, it was told the first time.
            if before == nil { try letters(context).tell(made, member, network, by: viewer, in: tx) }
            return .done(at: made.path, saying: "networks.memberships.\(made.state.rawValue)")
        }
    }

    /// The side that the form came with, when it is shown again.
    private func recall(_ form: inout MembershipForm, _ tx: Transaction) throws {
        let sent = form.submission
        let known = { (name: String, kinds: [Kind]) in
            sent.shown(name).hasPrefix("/") ? try MemberNaming.named(sent.shown(name), among: kinds, in: tx).first : nil
        }
        form.network = try known("network", [.network])
        form.member = form.network == nil ? try known("member", MembershipForm.kinds) : nil
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = Membership.ID(rawValue: try context.parameter("id"))
        let page = try await database.read { tx in
            guard let membership = try id.flatMap({ try Membership.find($0, in: tx) }) else { throw AppError.missing }
            return try MembershipPage(membership, for: context.viewer, context.texts.language, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func accept(_ request: Request, _ context: Context) async throws -> Reply {
        try await act(context) { membership, member, network, viewer, tx in
            let accepted = try membership.accept(member, network, by: viewer, at: world.now(), in: tx)
            try letters(context).tell(accepted, member, network, by: viewer, in: tx)
            return .done(at: membership.path, saying: "networks.memberships.active")
        }
    }

    private func decline(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        return try await act(context) { membership, member, network, viewer, tx in
            var form = submission
            guard let parting = Parting(&form, since: nil, at: world.now()) else {
                return try invalid(form, membership, viewer, context, tx)
            }
            let declined = try membership.decline(
                because: parting.reason, member, network, by: viewer, at: world.now(), in: tx)
            try letters(context).tell(declined, member, network, by: viewer, in: tx)
            return .done(at: membership.path, saying: "networks.memberships.declined")
        }
    }

    private func end(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        return try await act(context) { membership, member, network, viewer, tx in
            var form = submission
            guard let parting = Parting(&form, since: membership.begins, at: world.now()) else {
                return try invalid(form, membership, viewer, context, tx)
            }
            let ended = try membership.end(
                on: parting.date, because: parting.reason, member, network, by: viewer, at: world.now(), in: tx)
            try letters(context).tell(ended, member, network, by: viewer, in: tx)
            return .done(at: membership.path, saying: "networks.memberships.ended")
        }
    }

    private func letters(_ context: Context) -> MembershipLetters {
        MembershipLetters(site: context.visit.site, catalog: catalog, world: world)
    }

    private func invalid(
        _ form: Submission, _ membership: Membership, _ viewer: Viewer, _ context: Context, _ tx: Transaction
    ) throws -> Reply {
        var page = try MembershipPage(membership, for: viewer, context.texts.language, in: tx)
        page.form = form
        return .invalid(form) { [page] screen in page.view(screen) }
    }

    /// Whoever speaks for neither side finds nothing here.
    private func act(
        _ context: Context,
        _ body: @escaping @Sendable (Membership, Member, Thing, Viewer, Transaction) throws -> Reply
    ) async throws -> Reply {
        let viewer = try context.person()
        let id = Membership.ID(rawValue: try context.parameter("id"))
        return try await database.write { tx in
            guard let membership = try id.flatMap({ try Membership.find($0, in: tx) }),
                let network = try Thing.find(membership.network, in: tx)
            else { throw AppError.missing }
            return try body(membership, try Member.of(membership, in: tx), network, viewer, tx)
        }
    }
}

/// When and why a membership is declined or ends.
struct Parting {
    let date: CivilDate?
    let reason: String

    /// Nil after noting what is wrong: nothing ends before it began, or in days to come.
    init?(_ form: inout Submission, since begins: CivilDate?, at now: Timestamp) {
        let date = form.date("ends")
        let reason = form.line("reason", 0...300)
        if let date, date.isAfter(CivilDate(now)) { form.refuse("ends", "networks.parting.future") }
        if let date, let begins, begins.isAfter(date) { form.refuse("ends", "networks.parting.before") }
        guard form.isValid else { return nil }
        (self.date, self.reason) = (date, reason)
    }
}
