package import Commons
import Hummingbird
package import Storage
package import Web

package struct NetworkRoutes: Sendable {
    let networks = Networks()
    let database: Database
    let world: World
    let catalog: TextCatalog
    let names: Names
    let panels: Panels

    /// - Parameter catalog: letters are written in their reader's language, whatever the page's.
    package init(database: Database, world: World, catalog: TextCatalog, names: Names, panels: Panels) {
        self.database = database
        self.world = world
        self.catalog = catalog
        self.names = names
        self.panels = panels
    }

    package var routes: [Route] {
        [
            .get("networks/new", for: .contributor, new).forPeople,
            .get("networks/suggestions", for: .anyone, suggest)
                .told("networks.api.suggest", .matches) { _ in .suggesting },
            .post("networks", for: .contributor, create).told("networks.api.create", .done) { _ in
                Self.fields(Submission())
            },
            .get("networks/:slug", for: .anyone, show).told("networks.api.show", .page(NetworkPage.self)),
            .get("networks/:slug/members", for: .anyone, members)
                .told("networks.api.members", .page(MembersPage.self)) { _ in
                    var query = Submission()
                    _ = MembersPage.Question(&query)
                    return query
                },
            .get("networks/:slug/revisions/new", for: .steward, edit).forPeople,
            .post("networks/:slug/revisions", for: .steward, save).told("networks.api.revise", .done) { _ in
                Self.fields(.revising)
            },
        ] + MeetingRoutes(database: database, world: world).routes
            + MembershipRoutes(database: database, world: world, catalog: catalog).routes
            + TotalsRoutes(database: database, world: world).routes
            + HistoryRoutes(networks, database: database, world: world, names: names) { content, texts, _ in
                content.told(texts)
            }.routes
    }

    private static func fields(_ submission: Submission) -> Submission {
        var form = NetworkForm(submission)
        _ = form.read(language: Language.fr.rawValue)
        return form.submission
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.network, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let panels = try panels.load(
                    on: .thing(.network), for: thing.id.rawValue, visit: context.visit, in: tx)
                let page = try NetworkPage(
                    of: thing, try networks.content(of: thing, in: tx),
                    keepers: try KeeperList(of: thing, names: names, for: context.viewer, in: tx),
                    panels: PanelList(panels), context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func members(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        var query = try request.queryFields
        let question = MembersPage.Question(&query)
        guard query.isValid else { throw AppError.missing }
        let page = try await database.read { tx in
            let network = try Thing.require(.network, at: slug, for: context.viewer, in: tx)
            return try MembersPage(of: network, question, context.texts.language, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func suggest(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let typed = query.line("q", 0...100)
        let found = try await database.read { tx in
            typed.isEmpty ? [] : try Networks.suggestions(matching: typed, limit: 10, in: tx)
        }
        return .json(found.map { SuggestedMember($0, detail: $0.summary) })
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        .page(FormModel()) { _, screen in blank(NetworkForm(Submission()), screen) }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let language = context.texts.language.rawValue
        let author = Authorship(viewer, because: context.texts("networks.created"), at: world.now())
        return try await database.write { tx in
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = NetworkForm(submission)
            guard let content = form.read(language: language) else {
                return .invalid(form.submission) { [form] screen in blank(form, screen) }
            }
            var origin = Origin()
            origin.visibility = .published
            origin.id = submission.once
            let thing = try networks.create(content, origin, by: author, world: world, in: tx)
            return .done(at: thing.path, saying: "networks.created")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try Thing.require(.network, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            let form = NetworkForm(editing: try networks.content(of: thing, in: tx), of: thing)
            return .page(FormModel()) { _, screen in filled(form, thing, screen) }
        }
    }

    private func save(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let reason = submission.readRevising().reason
        let texts = context.texts
        return try await database.write { [submission] tx in
            let thing = try Thing.require(.network, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            var form = NetworkForm(submission)
            guard let content = form.read(language: thing.language) else {
                return .invalid(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            let why = content.reason(reason, changing: try networks.content(of: thing, in: tx), texts)
            let author = Authorship(viewer, because: why, at: world.now())
            let saved = try networks.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "networks.saved")
        }
    }

    private func blank(_ form: NetworkForm, _ screen: Screen) -> Page {
        form.page(to: "/networks", titleKey: "networks.new", backTo: "/networks", screen)
    }

    private func filled(_ form: NetworkForm, _ thing: Thing, _ screen: Screen) -> Page {
        form.page(to: "\(thing.path)/revisions", titleKey: "networks.edit", backTo: thing.path, screen)
    }
}

/// What a field that suggests while typing reads.
struct SuggestedMember: Encodable, Sendable {
    let id: String
    let name: String
    let detail: String

    init(_ thing: Thing, detail: String) {
        (id, name, self.detail) = (thing.id.rawValue, thing.title, detail)
    }
}
