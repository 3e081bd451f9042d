import Commons
import Hummingbird
import Storage
import Web

/// `GET replications/:slug/states/:number` tells one step; `POST …/revisions` completes what was told of it.
struct StepRoutes: Sendable {
    let replications = Replications()
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/:slug/states/:number", for: .anyone, show)
                .told("replications.api.step", .page(StepPage.self)),
            .get("replications/:slug/states/:number/revisions/new", for: .carrier, edit).forPeople,
            .post("replications/:slug/states/:number/revisions", for: .carrier, save)
                .told("replications.api.completeStep", .done) { _ in
                    var form = Submission()
                    _ = StepForm.Answers(&form)
                    return form
                },
        ]
    }

    /// A step by its number, from 1.
    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, number) = try place(context)
        let language = context.texts.language
        return try await database.read { tx in
            let thing = try Thing.require(.replication, at: slug, for: context.viewer, in: tx)
            let steps = try StateChange.all(of: thing.id, in: tx)
            guard steps.indices.contains(number - 1) else { throw AppError.missing }
            let step = steps[number - 1]
            let isKept = try thing.isInHands(of: context.viewer, in: tx)
            let content = try replications.content(of: thing, in: tx)
            let help = isKept && step.state.isHalt ? try Help(for: thing.id, content, language, in: tx) : nil
            let page = StepPage(
                replication: thing, number: number, step: step,
                versions: try StepVersion.all(of: thing.id, step: number, in: tx).map(StepPage.Version.init),
                help: help, isKept: isKept)
            return .page(page) { $0.view($1) }
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, number) = try place(context)
        let viewer = try context.person()
        return try await database.read { tx in
            let form = try form(nil, at: slug, number, viewer, tx)
            return .page(FormModel()) { _, screen in form.page(screen) }
        }
    }

    private func save(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let (slug, number) = try place(context)
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        return try await database.write { tx in
            var form = try form(submission, at: slug, number, viewer, tx)
            guard let told = form.read() else {
                let view = { @Sendable [form] (screen: Screen) in form.page(screen) }
                return form.isLate ? .outdated(form.submission, view) : .invalid(form.submission, view)
            }
            let isNew = !told.tellsSame(as: form.step)
            if isNew {
                let saved = try replications.complete(
                    number, of: form.thing, as: told, version: form.version, by: author, in: tx)
                guard saved else { throw AppError(.conflict, "replications.step.meanwhile") }
            }
            return .done(at: form.path, saying: "replications.step.completed")
        }
    }

    private func form(
        _ submission: Submission?, at slug: String, _ number: Int, _ viewer: Viewer, _ tx: Transaction
    ) throws -> StepForm {
        let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return try StepForm(submission, of: thing, step: number, in: tx)
    }

    private func place(_ context: Context) throws -> (slug: String, number: Int) {
        guard let number = Int(try context.parameter("number")), number > 0 else { throw AppError.missing }
        return (try context.parameter("slug"), number)
    }
}
