import Commons
import Hummingbird
import Storage
import Web

/// A change of state is a thing of its own: `POST /replications/:slug/states`.
struct StateRoutes: Sendable {
    let replications = Replications()
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/:slug/states/new", for: .carrier, new).forPeople,
            .post("replications/:slug/states", for: .carrier, create).told("replications.api.state", .done) { _ in
                var submission = Submission()
                _ = StateForm.Answers(&submission)
                return submission
            },
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let chosen = Submission(["state": try request.queryFields.shown("state")])
        return try await database.read { tx in
            let form = try form(chosen, at: slug, viewer, context.texts.language, tx)
            return .page(FormModel()) { _, screen in form.page(screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let now = world.now()
        let language = context.texts.language
        return try await database.write { tx in
            var form = try form(submission, at: slug, viewer, language, tx)
            let last = try StateChange.all(of: form.thing.id, in: tx).compactMap(\.date).last
            guard let change = form.read(after: last, at: now) else {
                return .invalid(form.submission) { [form] screen in form.page(screen) }
            }
            let number = try replications.change(form.thing, change, by: viewer.id, in: tx)
            let place = change.state.isHalt ? "\(form.thing.path)/states/\(number)" : form.thing.path
            return .done(at: place, saying: "replications.states.saved")
        }
    }

    private func form(
        _ submission: Submission, at slug: String, _ viewer: Viewer, _ language: Language, _ tx: Transaction
    ) throws -> StateForm {
        let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        let content = try replications.content(of: thing, in: tx)
        return StateForm(
            submission: submission, thing: thing, present: try Replications.state(of: thing.id, in: tx),
            help: try Help(for: thing.id, content, language, in: tx))
    }
}
