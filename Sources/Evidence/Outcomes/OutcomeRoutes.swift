import Commons
import Hummingbird
import Practices
import Storage
import Web

/// What a practice is hoped to change: told by those who keep the practice or carry a replication of it.
struct OutcomeRoutes: Sendable {
    let outcomes = Outcomes()
    let database: Database
    let world: World
    let names: Names

    var routes: [Route] {
        [
            .get("practices/:slug/outcomes", for: .anyone, list)
                .told("evidence.api.outcomes", .page(OutcomeListPage.self)),
            .get("practices/:slug/outcomes/new", for: .contributor, new).forPeople,
            .post("practices/:slug/outcomes", for: .contributor, create)
                .told("evidence.api.proposeOutcome", .done) { _ in fields(Submission()) },
            .get("outcomes/:slug/revisions/new", for: .contributor, edit).forPeople,
            .post("outcomes/:slug/revisions", for: .contributor, save)
                .told("evidence.api.reviseOutcome", .done) { _ in fields(.revising) },
        ]
            + HistoryRoutes(outcomes, database: database, world: world, names: names) { content, texts, _ in
                content.told(texts)
            }.routes
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.practice, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/outcomes")
            case .thing(let practice):
                let page = try OutcomeListPage(of: practice, context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let (practice, _) = try practice(slug, viewer, tx)
            let form = OutcomeForm(
                Submission([
                    "measure": EffectMeasure.riskRatio.rawValue,
                    "direction": OutcomeContent.Direction.higher.rawValue,
                ]))
            return .page(FormModel()) { _, screen in blank(form, practice, screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: context.texts("evidence.reason.outcome"), at: world.now())
        return try await database.write { tx in
            let (practice, teller) = try practice(slug, viewer, tx)
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = OutcomeForm(submission)
            guard let content = form.read(of: practice.id, language: context.texts.language.rawValue) else {
                return .invalid(form.submission) { [form] in blank(form, practice, $0) }
            }
            var origin = Origin()
            origin.id = submission.once
            origin.isFictional = practice.isFictional
            let thing = try outcomes.propose(
                content, origin, keptWith: teller.keptWith, by: author, world: world, in: tx)
            return .done(at: thing.path, saying: "evidence.done.outcome")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try kept(slug, viewer, tx)
            let form = OutcomeForm(editing: try outcomes.content(of: thing, in: tx), of: thing)
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
            let thing = try kept(slug, viewer, tx)
            let old = try outcomes.content(of: thing, in: tx)
            var form = OutcomeForm(submission)
            guard let content = form.read(of: old.practice, language: old.language, changing: old) else {
                return .invalid(form.submission) { [form] in filled(form, thing, $0) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] in filled(form, thing, $0) }
            }
            let author = Authorship(viewer, because: content.reason(reason, changing: old, texts), at: world.now())
            let saved = try outcomes.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "evidence.done.saved")
        }
    }

    private func fields(_ submission: Submission) -> Submission {
        var form = OutcomeForm(submission)
        _ = form.read(of: world.newID(), language: Language.fr.rawValue)
        return form.submission
    }

    private func practice(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> (Thing, Teller) {
        let practice = try Thing.require(.practice, at: slug, for: viewer, in: tx)
        let teller = try Teller(viewer, of: practice.id, in: tx)
        try teller.require()
        guard practice.visibility == .published else { throw AppError(.conflict, "evidence.error.draft") }
        return (practice, teller)
    }

    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let thing = try Thing.require(.outcome, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }

    private func blank(_ form: OutcomeForm, _ practice: Thing, _ screen: Screen) -> Page {
        form.page(titleKey: "evidence.outcome.new", to: "\(practice.path)/outcomes", back: practice, screen)
    }

    private func filled(_ form: OutcomeForm, _ thing: Thing, _ screen: Screen) -> Page {
        form.page(titleKey: "evidence.outcome.edit", to: "\(thing.path)/revisions", back: thing, screen)
    }
}

extension OutcomeContent {
    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts) -> [ContentField] {
        fields.map { field in
            switch field.key {
            case "evidence.outcome.measure": field.saying(texts(measure.textKey))
            case "evidence.outcome.direction": field.saying(texts(direction.textKey))
            default: field
            }
        }
    }
}
