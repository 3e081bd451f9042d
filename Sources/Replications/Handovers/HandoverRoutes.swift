import Commons
import Hummingbird
import Storage
import Web

/// Offering to hand over, and answering: settled between people.
struct HandoverRoutes: Sendable {
    let replications = Replications()
    let database: Database
    let world: World

    var routes: [Route] { all.map(\.forPeople) }

    private var all: [Route] {
        [
            .get("replications/:slug/handovers/new", for: .carrier, new),
            .post("replications/:slug/handovers", for: .carrier, make),
            .post("replications/:slug/handovers/:id/withdrawals", for: .carrier, withdraw),
            .get("handovers/:secret", for: .anyone, show),
            .post("handovers/:secret/acceptances", for: .contributor, accept),
            .post("handovers/:secret/refusals", for: .contributor, decline),
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let language = context.texts.language
        return try await database.read { tx in
            let form = try form(Submission(), at: slug, viewer, language, tx)
            return .page(FormModel()) { _, screen in form.page(screen) }
        }
    }

    private func make(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let language = context.texts.language
        let address = context.visit.site.address
        return try await database.write { tx in
            var form = try form(submission, at: slug, viewer, language, tx)
            guard let secret = try form.make(by: viewer, world: world, in: tx) else {
                return .invalid(form.submission) { [form] screen in form.page(screen) }
            }
            let page = HandoverMadePage(
                thing: form.thing, successor: form.submission.shown("successor"),
                link: "\(address)/handovers/\(secret)")
            return .page(page) { $0.view($1) }
        }
    }

    private func form(
        _ submission: Submission, at slug: String, _ viewer: Viewer, _ language: Language, _ tx: Transaction
    ) throws -> HandoverForm {
        let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        let content = try replications.content(of: thing, in: tx)
        return HandoverForm(
            submission: submission, thing: thing, present: try Replications.state(of: thing.id, in: tx),
            help: try Help(for: thing.id, content, language, in: tx),
            open: try Handover.open(of: thing, at: world.now(), in: tx))
    }

    private func withdraw(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let id = try context.parameter("id")
        let now = world.now()
        return try await database.write { tx in
            let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            guard let offer = try Handover.open(of: thing, at: now, in: tx).first(where: { $0.id.rawValue == id })
            else { throw AppError.missing }
            _ = try offer.answer(.withdrawn, by: viewer.id, at: now, in: tx)
            return .done(at: "\(thing.path)/handovers/new", saying: "replications.handover.withdrawn")
        }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = world.now()
        let page = try await database.read { tx in
            guard let offer = try Handover.find(secret, at: now, in: tx),
                let thing = try Thing.find(offer.replication, in: tx), thing.visibility == .published
            else { throw Handover.over }
            let step = StateChange(
                .handedOver, on: nil, because: offer.reason, lessons: offer.lessons, ending: offer.ending, at: now)
            return HandoverPage(thing: thing, successor: offer.successor, step: step)
        }
        return .page(page) { $0.view(secret: secret, $1) }
    }

    private func accept(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let secret = try context.parameter("secret")
        let now = world.now()
        let thing = try await database.write { tx in
            guard let offer = try Handover.find(secret, at: now, in: tx) else { throw Handover.over }
            if offer.offeredBy == viewer.id { throw AppError(.invalid, "replications.handover.own") }
            return try replications.accept(offer, by: viewer.id, at: now, in: tx)
        }
        return .done(at: thing.path, saying: "replications.handover.accepted")
    }

    private func decline(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let secret = try context.parameter("secret")
        let now = world.now()
        let thing = try await database.write { tx in
            guard let offer = try Handover.find(secret, at: now, in: tx) else { throw Handover.over }
            return try offer.answer(.declined, by: viewer.id, at: now, in: tx)
        }
        return .done(at: thing.path, saying: "replications.handover.declined")
    }
}
