import Hummingbird
import Mail
import Storage
import Web

/// What administrators do for the people of their node. Each act leaves its trace.
struct PeopleRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("administration/people", for: .administrator, list),
            .get("administration/people/:id", for: .administrator, show),
            .post("administration/people/:id/roles", for: .administrator, setRoles),
            .post("administration/people/:id/readmissions", for: .administrator, readmit),
            .post("administration/people/:id/closures", for: .administrator, close),
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let words = query.line("q", 0...100)
        let last = Person.ID(rawValue: query.shown("after"))
        let page = try await desk.database.read { tx in
            let found = try Account.search(words, after: last, limit: PeoplePage.length + 1, in: tx)
            return PeoplePage(found, roles: try Account.roles(of: found.map(\.id), in: tx), words: words)
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        let page = try await desk.database.read { tx in
            PersonPage(try Account.require(id, in: tx), roles: try granted(id, tx), Submission())
        }
        return .page(page) { $0.view($1) }
    }

    private func setRoles(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        var submission = try await request.submission()
        let roles = submission.choices("roles", Role.self)
        guard submission.isValid else { return try await refused(submission, id) }
        let viewer = try context.person()
        let now = desk.world.now()
        try await desk.database.write { tx in
            try Account.require(id, in: tx).setRoles(Set(roles), by: viewer.id, at: now, in: tx)
        }
        return .done(at: "/administration/people/\(id)", saying: "accounts.person.rolesSaved")
    }

    /// A decision has a reason, which the person reads in a letter.
    private func readmit(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        var submission = try await request.submission()
        let reason = submission.line("reason", 3...300)
        guard submission.isValid else { return try await refused(submission, id) }
        let letters = desk.letters(context.visit.site)
        let viewer = try context.person()
        try await desk.database.write { tx in
            let account = try Account.require(id, in: tx)
            try account.readmit(because: reason, by: viewer.id, at: desk.world.now(), in: tx)
            let notice = letters.write(.readmission, to: account.email, in: account.language, ["reason": reason])
            try Outbox.post(notice, world: desk.world, in: tx)
        }
        return .done(at: "/administration/people/\(id)", saying: "accounts.person.readmitted")
    }

    /// Somebody asked an administrator to be erased. They are told, and can change their mind like everybody.
    private func close(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        var submission = try await request.submission()
        let reason = submission.line("request", 3...300)
        guard submission.isValid else { return try await refused(submission, id) }
        let viewer = try context.person()
        guard viewer.id != id else { return .done(at: "/profile/closure") }
        let letters = desk.letters(context.visit.site)
        try await desk.database.write { tx in
            let account = try Account.require(id, in: tx)
            let link = try account.close(because: reason, by: viewer.id, world: desk.world, in: tx)
            let notice = letters.write(
                .closureOnRequest, to: account.email, in: account.language, link: link, ["reason": reason])
            try Outbox.post(notice, world: desk.world, in: tx)
        }
        return .done(at: "/administration/people/\(id)", saying: "accounts.closureOnRequest.done")
    }

    private func refused(_ submission: Submission, _ id: Person.ID) async throws -> Reply {
        let page = try await desk.database.read { tx in
            PersonPage(try Account.require(id, in: tx), roles: try granted(id, tx), submission)
        }
        return .invalid(submission) { page.view($0) }
    }

    private func granted(_ id: Person.ID, _ tx: Transaction) throws -> Set<Role> {
        try Account.roles(of: [id], in: tx)[id] ?? []
    }

    private func id(_ context: Context) throws -> Person.ID {
        guard let id = Person.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return id
    }
}
