import Commons
import Hummingbird
import Replications
import Storage
import Web

/// `GET replications/:slug/editions/:number` shows what concerns a place; `POST …/answers` answers one change,
/// `POST …/following` takes up all that the place left as it was.
struct UptakeRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/:slug/editions/:number", for: .anyone, show)
                .told("editions.api.uptake", .page(UptakePage.self)),
            .post("replications/:slug/editions/:number/answers", for: .carrier, answer)
                .told("editions.api.answer", .done) { _ in
                    var form = AnswerForm(Submission())
                    _ = form.read(nil)
                    return form.submission
                },
            .post("replications/:slug/editions/:number/following", for: .carrier, follow)
                .told("editions.api.follow", .done),
        ]
    }

    /// What its carriers are about to answer is theirs; what they answered is everybody's.
    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, number) = try place(context)
        return try await database.read { tx in
            let replication = try Thing.require(.replication, at: slug, for: context.viewer, in: tx)
            let uptake = try Uptake.find(replication, number, in: tx)
            let isKept = try replication.isInHands(of: context.viewer, in: tx)
            guard uptake.isOver || isKept else { throw AppError(.forbidden, "commons.error.notKeeper") }
            return .page(UptakePage(uptake, isKept: isKept)) { $0.view($1) }
        }
    }

    private func answer(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let (slug, number) = try place(context)
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        return try await database.write { tx in
            let uptake = try kept(slug, number, viewer, tx)
            var form = AnswerForm(submission)
            guard let (change, answer, reason) = form.read(uptake) else {
                return .invalid(form.submission) { [form] screen in
                    UptakePage(uptake, isKept: true).view(screen, form)
                }
            }
            return .done(at: uptake.path, try uptake.answer(change, answer, because: reason, by: author, in: tx))
        }
    }

    private func follow(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, number) = try place(context)
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        return try await database.write { tx in
            let uptake = try kept(slug, number, viewer, tx)
            return .done(at: uptake.path, try uptake.follow(by: author, in: tx))
        }
    }

    private func kept(_ slug: String, _ number: Int, _ viewer: Viewer, _ tx: Transaction) throws -> Uptake {
        let replication = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try replication.requireKeeper(viewer, in: tx)
        let uptake = try Uptake.find(replication, number, in: tx)
        try uptake.requireOpen()
        return uptake
    }

    private func place(_ context: Context) throws -> (slug: String, number: Int) {
        guard let number = Int(try context.parameter("number")) else { throw AppError.missing }
        return (try context.parameter("slug"), number)
    }
}

extension Reply {
    fileprivate static func done(at path: String, _ uptake: Uptake) -> Reply {
        .done(at: path, saying: uptake.isOver ? "editions.followed" : "editions.answered")
    }
}
