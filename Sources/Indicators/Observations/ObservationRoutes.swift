import Commons
import Hummingbird
import Replications
import Storage
import Web

/// Observations are told by the carriers of a replication, and by nobody else.
struct ObservationRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/:slug/observations", for: .anyone, list)
                .told("indicators.api.observations", .page(ObservationsPage.self)),
            .get("replications/:slug/observations/new", for: .carrier, new).forPeople,
            .post("replications/:slug/observations", for: .carrier, create)
                .told("indicators.api.observe", .done) { tx in
                    let form = ObservationForm(submission: Submission(), replication: nil, indicators: [])
                    return form.asked(at: world.now())
                },
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.replication, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/observations")
            case .thing(let thing):
                let page = try ObservationsPage(of: thing, context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let year = "\(CivilDate(world.now()).year)"
        return try await database.read { tx in
            let submission = Submission(["indicator": query.shown("indicator"), "period": year])
            let form = try form(submission, at: slug, viewer, tx)
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
            guard let observation = form.read(at: now), let replication = form.replication else {
                return .invalid(form.submission) { [form] screen in form.page(screen) }
            }
            try observation.record(of: replication, by: viewer.id, at: now, in: tx)
            return .done(at: "\(replication.path)#indicators", saying: "indicators.observed")
        }
    }

    private func form(
        _ submission: Submission, at slug: String, _ viewer: Viewer, _ tx: Transaction
    ) throws -> ObservationForm {
        let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        let offered = try OfferedIndicators(to: thing, in: tx).all
        guard !offered.isEmpty else { throw AppError(.conflict, "indicators.error.none") }
        return ObservationForm(submission: submission, replication: thing, indicators: offered)
    }
}
