import Commons
import Hummingbird
import Storage
import Web

/// Shows media on the pages of things. Whoever looks after a page decides what stands on it, and nobody else.
struct UseRoutes: Sendable {
    let database: Database
    let world: World
    let kinds: Kinds

    var routes: [Route] {
        [
            .get("showings/new", for: .contributor, new).forPeople,
            .post("showings", for: .contributor, add).told("media.api.show.on", .done) { _ in Self.fields },
            .post("showings/endings", for: .contributor, remove).told("media.api.hide", .done) { _ in Self.fields },
        ]
    }

    private static var fields: Submission {
        var submission = Submission()
        for name in ["page", "medium"] {
            submission.refuse(name, "web.field.empty")
            _ = submission.line(name, 1...300)
        }
        return submission
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let query = try request.queryFields
        return try await database.read { tx in
            let thing = try page(query.shown("page"), for: viewer, in: tx)
            var form = UseForm(Submission())
            try form.offer(to: viewer, for: thing, in: tx)
            return .page(FormModel()) { [form] _, screen in form.page(thing, screen) }
        }
    }

    private func add(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let submission = try await request.submission()
        return try await database.write { tx in
            let thing = try page(submission.shown("page"), for: viewer, in: tx)
            var form = UseForm(submission)
            guard let medium = try form.read(for: viewer, on: thing, in: tx) else {
                try form.offer(to: viewer, for: thing, in: tx)
                return .invalid(form.submission) { [form] screen in form.page(thing, screen) }
            }
            try MediumUse.add(medium, to: thing, by: viewer.id, at: world.now(), in: tx)
            return .done(at: thing.path, saying: "media.use.added")
        }
    }

    private func remove(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let submission = try await request.submission()
        return try await database.write { tx in
            let thing = try page(submission.shown("page"), for: viewer, in: tx)
            let medium = try UseForm.medium(at: submission.shown("medium"), for: viewer, in: tx)
            guard let medium else { throw AppError.missing }
            try MediumUse.remove(medium, from: thing, by: viewer.id, at: world.now(), in: tx)
            return .done(at: thing.path, saying: "media.use.removed")
        }
    }

    /// The page for which a medium is brought; nil when it is for none.
    func page(named path: String, for viewer: Viewer) async throws -> Thing? {
        guard !path.isEmpty else { return nil }
        return try await database.read { tx in try page(path, for: viewer, in: tx) }
    }

    /// The page that somebody looks after.
    private func page(_ path: String, for viewer: Viewer, in tx: Transaction) throws -> Thing {
        guard let thing = try kinds.thing(at: path, for: viewer, in: tx), thing.kind != .medium else {
            throw AppError.missing
        }
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }
}
