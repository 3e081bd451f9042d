package import Commons
import Hummingbird
package import Storage
import Territories
package import Web

package struct OrganizationRoutes: Sendable {
    let organizations = Organizations()
    let database: Database
    let world: World
    let names: Names
    let panels: Panels

    package init(database: Database, world: World, names: Names, panels: Panels) {
        self.database = database
        self.world = world
        self.names = names
        self.panels = panels
    }

    package var routes: [Route] {
        [
            .get("organizations/new", for: .contributor, new).forPeople,
            .get("organizations/suggestions", for: .anyone, suggest)
                .told("organizations.api.suggest", .matches) { _ in .suggesting },
            .post("organizations", for: .contributor, create)
                .told("organizations.api.create", .done) { tx in try fields(Submission(), tx) },
            .get("organizations/:slug", for: .anyone, show)
                .told("organizations.api.show", .page(OrganizationPage.self)),
            .get("organizations/:slug/revisions/new", for: .member, edit).forPeople,
            .post("organizations/:slug/revisions", for: .member, save)
                .told("organizations.api.revise", .done) { tx in try fields(.revising, tx) },
        ]
            + HistoryRoutes(organizations, database: database, world: world, names: names) {
                try $0.told($1, in: $2)
            }.routes
    }

    private func fields(_ submission: Submission, _ tx: Transaction) throws -> Submission {
        var form = OrganizationForm(submission)
        _ = try form.read(language: Language.fr.rawValue, in: tx)
        return form.submission
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.organization, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing): return .page(try page(thing, context, tx)) { $0.view($1) }
            }
        }
    }

    private func page(_ thing: Thing, _ context: Context, _ tx: Transaction) throws -> OrganizationPage {
        let content = try organizations.content(of: thing, in: tx)
        let place = try content.territory.flatMap {
            try TerritoryLink.find([$0], language: context.texts.language, in: tx)[$0]
        }
        return OrganizationPage(
            thing: thing, content: content, territory: place,
            keepers: try KeeperList(of: thing, names: names, for: context.viewer, in: tx),
            panels: PanelList(
                try panels.load(on: .thing(.organization), for: thing.id.rawValue, visit: context.visit, in: tx)))
    }

    private func suggest(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let typed = query.line("q", 0...100)
        let texts = context.texts
        let list = try await database.read { tx in
            guard !typed.isEmpty else { return [Suggested]() }
            let found = try Organizations.suggestions(matching: typed, limit: 10, in: tx)
            return try NamedOrganization.find(found.map(\.id), in: tx).map { one in
                let detail = [one.place(in: texts.language), texts(one.kind.textKey)].compactMap { $0 }
                return Suggested(
                    id: one.thing.id.rawValue, name: one.thing.title, detail: detail.joined(separator: " · "))
            }
        }
        return .json(list)
    }

    private struct Suggested: Encodable, Sendable {
        let id: String
        let name: String
        let detail: String
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        .page(FormModel()) { _, screen in blank(OrganizationForm(Submission()), screen) }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let language = context.texts.language.rawValue
        let author = Authorship(viewer, because: context.texts("organizations.created"), at: world.now())
        return try await database.write { tx in
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = OrganizationForm(submission)
            guard let content = try form.read(language: language, in: tx) else {
                return .invalid(form.submission) { [form] screen in blank(form, screen) }
            }
            guard try form.isTold(apartFrom: content, in: tx) else {
                return .invalid(form.submission) { [form] screen in blank(form, screen) }
            }
            var origin = Origin()
            origin.visibility = .published
            origin.id = submission.once
            let thing = try organizations.create(content, origin, by: author, world: world, in: tx)
            return .done(at: thing.path, saying: "organizations.created")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try Thing.require(.organization, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            let form = try OrganizationForm(editing: try organizations.content(of: thing, in: tx), of: thing, in: tx)
            return .page(FormModel()) { [form] _, screen in filled(form, thing, screen) }
        }
    }

    private func save(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let reason = submission.readRevising().reason
        let texts = context.texts
        return try await database.write { [submission] tx in
            let thing = try Thing.require(.organization, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            var form = OrganizationForm(submission)
            guard let content = try form.read(language: thing.language, in: tx) else {
                return .invalid(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            let why = content.reason(reason, changing: try organizations.content(of: thing, in: tx), texts)
            let author = Authorship(viewer, because: why, at: world.now())
            let saved = try organizations.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "organizations.saved")
        }
    }

    private func blank(_ form: OrganizationForm, _ screen: Screen) -> Page {
        form.page(to: "/organizations", titleKey: "organizations.new", backTo: "/organizations", screen)
    }

    private func filled(_ form: OrganizationForm, _ thing: Thing, _ screen: Screen) -> Page {
        form.page(to: "\(thing.path)/revisions", titleKey: "organizations.edit", backTo: thing.path, screen)
    }
}
