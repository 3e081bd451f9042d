import Commons
import Hummingbird
import Markup
import Storage
import Web

/// Meetings are planned and called off by the stewards of the network.
struct MeetingRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("networks/:slug/meetings/new", for: .steward, new).forPeople,
            .post("networks/:slug/meetings", for: .steward, create).told("networks.api.meeting", .done) { _ in
                var form = Submission()
                _ = PlannedMeeting(&form)
                return form
            },
            .post("networks/:slug/meetings/:id/cancellations", for: .steward, cancel)
                .told("networks.api.cancelMeeting", .done),
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, viewer) = (try context.parameter("slug"), try context.person())
        return try await database.read { tx in
            let network = try kept(slug, viewer, tx)
            return .page(FormModel()) { _, screen in Self.page(Submission(), network, screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let (slug, viewer) = (try context.parameter("slug"), try context.person())
        return try await database.write { tx in
            let network = try kept(slug, viewer, tx)
            var form = submission
            guard let meeting = PlannedMeeting(&form) else {
                return .invalid(form) { [form] screen in Self.page(form, network, screen) }
            }
            try meeting.add(to: network, as: form.once?.rawValue, by: viewer.id, world: world, in: tx)
            return .done(at: "\(network.path)#meetings", saying: "networks.meetings.planned")
        }
    }

    private func cancel(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, viewer) = (try context.parameter("slug"), try context.person())
        let id = Meeting.ID(rawValue: try context.parameter("id"))
        return try await database.write { tx in
            let network = try kept(slug, viewer, tx)
            guard let id else { throw AppError.missing }
            try Meeting.cancel(id, of: network, by: viewer.id, at: world.now(), in: tx)
            return .done(at: "\(network.path)#meetings", saying: "networks.meetings.calledOff")
        }
    }

    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let network = try Thing.require(.network, at: slug, for: viewer, in: tx)
        try network.requireKeeper(viewer, in: tx)
        return network
    }

    private static func page(_ form: Submission, _ network: Thing, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(form, texts, labels: "networks.meetings.form")
        return Page(texts("networks.meetings.plan")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(network.path)) { network.title } }
                    h1 { texts("networks.meetings.plan") }
                }
                screen.creatingForm(to: "\(network.path)/meetings", proposing: form.shown(Screen.onceField)) {
                    view.errors
                    view.line("title")
                    view.line("date", isShort: true)
                    view.line("place", optional: true)
                    view.area("notes", optional: true)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("networks.form.save") }
                        a(.href(network.path)) { texts("networks.form.cancel") }
                    }
                }
            }
        }
    }
}
