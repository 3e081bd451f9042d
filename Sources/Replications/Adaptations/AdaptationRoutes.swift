import Commons
import Hummingbird
import Practices
import Storage
import Web

struct AdaptationRoutes: Sendable {
    let adaptations = Adaptations()
    let database: Database
    let world: World
    let names: Names
    let panels: Panels
    let vocabulary: Vocabulary

    var routes: [Route] {
        [
            .get("replications/:slug/adaptations/new", for: .carrier, new).forPeople,
            .post("replications/:slug/adaptations", for: .carrier, create)
                .told("replications.api.adapt", .done) { _ in fields(Submission()) },
            .get("adaptations/:slug", for: .anyone, show)
                .told("replications.api.adaptation", .page(AdaptationPage.self)),
            .get("adaptations/:slug/revisions/new", for: .carrier, edit).forPeople,
            .post("adaptations/:slug/revisions", for: .carrier, save)
                .told("replications.api.reviseAdaptation", .done) { _ in fields(.revising) },
        ]
            + HistoryRoutes(adaptations, database: database, world: world, names: names) {
                [vocabulary] in try $0.told(vocabulary, $1, in: $2)
            }.routes
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let language = context.texts.language
        return try await database.read { tx in
            switch try Thing.find(.adaptation, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let content = try adaptations.content(of: thing, in: tx)
                guard let replication = try Thing.find(content.replication, in: tx) else { throw AppError.missing }
                let page = AdaptationPage(
                    adaptation: try AdaptationEntry(thing, content, vocabulary, language, in: tx),
                    replication: replication,
                    isKept: try thing.isInHands(of: context.viewer, in: tx),
                    panels: PanelList(
                        try panels.load(
                            on: .thing(.adaptation), for: thing.id.rawValue, visit: context.visit, in: tx)))
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let replication = try kept(.replication, slug, viewer, tx)
            let form = AdaptationForm(Submission(), vocabulary, try PartChoices.all(of: replication, in: tx))
            return .page(FormModel()) { _, screen in blank(form, replication, screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: context.texts("replications.reason.told"), at: world.now())
        return try await database.write { tx in
            let replication = try kept(.replication, slug, viewer, tx)
            let place = "\(replication.path)#adaptations"
            if try Thing.made(by: submission, of: viewer, in: tx) != nil { return .done(at: place) }
            var form = AdaptationForm(submission, vocabulary, try PartChoices.all(of: replication, in: tx))
            guard let content = form.read(of: replication.id, language: context.texts.language.rawValue) else {
                return .invalid(form.submission) { [form] screen in blank(form, replication, screen) }
            }
            var origin = Origin()
            origin.id = submission.once
            _ = try adaptations.record(content, of: replication, origin, by: author, world: world, in: tx)
            return .done(at: place, saying: "replications.adaptation.saved")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try kept(.adaptation, slug, viewer, tx)
            let content = try adaptations.content(of: thing, in: tx)
            let form = AdaptationForm(editing: content, of: thing, vocabulary, try choices(content, tx))
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
            let thing = try kept(.adaptation, slug, viewer, tx)
            let old = try adaptations.content(of: thing, in: tx)
            var form = AdaptationForm(submission, vocabulary, try choices(old, tx))
            guard let content = form.read(of: old.replication, language: old.language, changing: old) else {
                return .invalid(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            let author = Authorship(viewer, because: content.reason(reason, changing: old, texts), at: world.now())
            let saved = try adaptations.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "replications.saved")
        }
    }

    private func fields(_ submission: Submission) -> Submission {
        var form = AdaptationForm(submission, vocabulary, .empty)
        _ = form.read(of: world.newID(), language: Language.fr.rawValue)
        return form.submission
    }

    private func choices(_ content: AdaptationContent, _ tx: Transaction) throws -> PartChoices {
        guard let replication = try Thing.find(content.replication, in: tx) else { throw AppError.missing }
        return try PartChoices.all(of: replication, in: tx)
    }

    private func kept(_ kind: Kind, _ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let thing = try Thing.require(kind, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }

    private func blank(_ form: AdaptationForm, _ replication: Thing, _ screen: Screen) -> Page {
        form.page(
            titleKey: "replications.tellChange", to: "\(replication.path)/adaptations", about: replication, screen)
    }

    private func filled(_ form: AdaptationForm, _ thing: Thing, _ screen: Screen) -> Page {
        form.page(titleKey: "replications.adaptation.edit", to: "\(thing.path)/revisions", about: thing, screen)
    }
}
