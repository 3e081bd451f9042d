package import Commons
import Hummingbird
package import Practices
package import Storage
import Territories
package import Web

package struct ReplicationRoutes: Sendable {
    let replications = Replications()
    let database: Database
    let world: World
    let names: Names
    let panels: Panels
    let vocabulary: Vocabulary

    package init(database: Database, world: World, names: Names, panels: Panels, vocabulary: Vocabulary) {
        self.database = database
        self.world = world
        self.names = names
        self.panels = panels
        self.vocabulary = vocabulary
    }

    package var routes: [Route] {
        StartRoutes(database: database, world: world).routes + [
            .get("replications/:slug", for: .anyone, show)
                .told("replications.api.show", .page(ReplicationPage.self)),
            .get("replications/:slug/revisions/new", for: .carrier, edit).forPeople,
            .post("replications/:slug/revisions", for: .carrier, save).told("replications.api.revise", .done) { tx in
                var form = ReplicationForm(.revising)
                _ = try form.read(changing: nil, living: [], at: world.now(), in: tx)
                return form.submission
            },
        ] + StateRoutes(database: database, world: world).routes
            + StepRoutes(database: database, world: world).routes + LessonsRoutes(database: database).routes
            + HandoverRoutes(database: database, world: world).routes
            + NewsRoutes(database: database, world: world).routes
            + FigureRoutes(database: database, world: world).routes
            + AdaptationRoutes(database: database, world: world, names: names, panels: panels, vocabulary: vocabulary)
            .routes
            + HistoryRoutes(replications, database: database, world: world, names: names) {
                try $0.told($1, in: $2)
            }.routes
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.replication, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing): return .page(try page(thing, context, tx)) { $0.view($1) }
            }
        }
    }

    private func page(_ thing: Thing, _ context: Context, _ tx: Transaction) throws -> ReplicationPage {
        let content = try replications.content(of: thing, in: tx)
        let language = context.texts.language
        let things = try Thing.find([content.practice] + content.carriers + content.partners, in: tx)
        let link = { (id: Thing.ID) in things[id].map { ReplicationPage.Link(name: $0.title, path: $0.path) } }
        guard let followed = things[content.practice],
            let practice = try ToldPractice.all([followed], in: language, tx).first,
            let territory = try TerritoryLink.find([content.territory], language: language, in: tx)[content.territory]
        else { throw AppError.missing }
        let place = try Territory.require(content.territory, in: tx)
        let silentSince = try Silence.since(thing.id, in: tx).map { String(CivilDate($0).rawValue.prefix(7)) }
        return ReplicationPage(
            thing: thing, content: content, state: try Replications.state(of: thing.id, in: tx),
            silentSince: silentSince.flatMap(CivilDate.init), isAsked: try Silence.isAsked(thing.id, in: tx),
            practice: ReplicationPage.Link(name: practice.title, path: practice.thing.path),
            practiceLanguage: practice.language, territory: territory, position: place.position,
            precision: place.precision, carriers: content.carriers.compactMap(link),
            partners: content.partners.compactMap(link),
            parents: try ParentLink.all(content.parents, in: language, tx),
            keepers: try KeeperList(of: thing, names: names, for: context.viewer, in: tx),
            history: try StateChange.all(of: thing.id, in: tx),
            adaptations: try AdaptationEntry.all(of: thing.id, vocabulary, language, in: tx),
            figures: try Figure.all(of: thing.id, in: tx),
            panels: PanelList(
                try panels.load(on: .thing(.replication), for: thing.id.rawValue, visit: context.visit, in: tx)))
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            let form = try ReplicationForm(editing: try replications.content(of: thing, in: tx), of: thing, in: tx)
            return .page(FormModel()) { _, screen in form.page(of: thing, screen) }
        }
    }

    private func save(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let reason = submission.readRevising().reason
        let (texts, now) = (context.texts, world.now())
        return try await database.write { [submission] tx in
            let thing = try Thing.require(.replication, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            var form = ReplicationForm(submission)
            let old = try replications.content(of: thing, in: tx)
            let history = try StateChange.all(of: thing.id, in: tx)
            guard let content = try form.read(changing: (thing.id, old), living: history, at: now, in: tx) else {
                return .invalid(form.submission) { [form] screen in form.page(of: thing, screen) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] screen in form.page(of: thing, screen) }
            }
            let author = Authorship(viewer, because: content.reason(reason, changing: old, texts), at: now)
            let saved = try replications.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "replications.saved")
        }
    }
}
