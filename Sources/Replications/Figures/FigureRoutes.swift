import Commons
import Hummingbird
import Storage
import Web

/// Figures are told by the carriers of a replication, and by nobody else.
struct FigureRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/:slug/figures/new", for: .carrier, new).forPeople,
            .post("replications/:slug/figures", for: .carrier, create).told("replications.api.figure", .done) { _ in
                var form = Submission()
                _ = FigureForm.Answers(&form, at: world.now())
                return form
            },
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let form = try form(Submission(["measure": Measure.reached.rawValue]), at: slug, viewer, tx)
            return .page(FormModel()) { _, screen in form.page(screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let now = world.now()
        return try await database.write { tx in
            var form = try form(submission, at: slug, viewer, tx)
            let told = try Figure.all(of: form.thing.id, in: tx)
            guard let figure = form.read(changing: told, at: now) else {
                return .invalid(form.submission) { [form] screen in form.page(screen) }
            }
            let same = told.first { $0.measure == figure.measure && $0.year == figure.year }
            if same?.amount != figure.amount || same?.source != figure.source {
                try figure.record(of: form.thing, by: viewer.id, in: tx)
            }
            return .done(at: "\(form.thing.path)#figures", saying: "replications.figures.saved")
        }
    }

    private func form(_ submission: Submission, at slug: String, _ viewer: Viewer, _ tx: Transaction) throws
        -> FigureForm
    {
        let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return FigureForm(submission: submission, thing: thing)
    }
}
