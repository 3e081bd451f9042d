import Commons
import Hummingbird
import Markup
import Storage
import Web

/// « It still runs »: one button, for those who have nothing else to tell.
struct NewsRoutes: Sendable {
    let replications = Replications()
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/:slug/news/new", for: .carrier, ask).forPeople,
            .post("replications/:slug/news", for: .carrier, give).told("replications.api.news", .done),
        ]
    }

    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try kept(slug, viewer, tx)
            let state = try Replications.state(of: thing.id, in: tx)
            return .page(FormModel()) { _, screen in page(of: thing, state, screen) }
        }
    }

    private func give(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let now = world.now()
        return try await database.write { tx in
            let thing = try kept(slug, viewer, tx)
            try Silence.end(of: thing.id, in: tx)
            let state = try Replications.state(of: thing.id, in: tx)
            try Audit.record(
                "state.confirmed", of: thing, by: viewer.id, at: now, detail: state.rawValue, in: tx)
            replications.reindex(try thing.touch(at: now, in: tx), in: tx)
            return .done(at: thing.path, saying: "replications.news.thanks")
        }
    }

    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }

    private func page(of thing: Thing, _ state: ReplicationState, _ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("replications.news")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("replications.news") }
                    p(.class("lead")) { texts("replications.news.lead", ["state": texts(state.textKey)]) }
                }
                screen.form(to: "\(thing.path)/news", class: "actions") {
                    button(.class("button main")) { texts("replications.news.same") }
                    a(.class("button"), .href("\(thing.path)/states/new")) { texts("replications.news.changed") }
                }
            }
        }
        page.isIndexed = false
        return page
    }
}
