import Commons
import Hummingbird
import Storage
import Web

/// What places found: told by those who carry them, and by those who keep the practice where it was published elsewhere.
struct StudyRoutes: Sendable {
    let studies = Studies()
    let database: Database
    let world: World
    let names: Names

    var routes: [Route] {
        [
            .get("outcomes/:slug/studies/new", for: .contributor, new).forPeople,
            .post("outcomes/:slug/studies", for: .contributor, create)
                .told("evidence.api.tellStudy", .done) { _ in fields(Submission()) },
            .get("studies/:slug", for: .anyone, show).told("evidence.api.study", .page(StudyPage.self)),
            .get("studies/:slug/revisions/new", for: .contributor, edit).forPeople,
            .post("studies/:slug/revisions", for: .contributor, save)
                .told("evidence.api.reviseStudy", .done) { _ in fields(.revising) },
        ]
            + HistoryRoutes(studies, database: database, world: world, names: names) { content, texts, _ in
                content.told(texts)
            }.routes
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.study, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let page = try StudyPage(thing, context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            let told = try told(slug, viewer, tx)
            var submission = Submission(["design": StudyDesign.afterOnly.rawValue])
            for name in ["shape", "replication"] { submission.set(name, [query.shown(name)]) }
            if query.shown("replication").isEmpty, let place = told.teller.places.first {
                submission.set("replication", [place.slug])
            }
            let form = StudyForm(submission, told.content, told.teller.places)
            return .page(FormModel()) { _, screen in blank(form, told.outcome, screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let author = Authorship(viewer, because: context.texts("evidence.reason.study"), at: world.now())
        return try await database.write { tx in
            let told = try told(slug, viewer, tx)
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = StudyForm(submission, told.content, told.teller.places)
            guard let content = form.read(of: told.outcome.id, language: context.texts.language.rawValue) else {
                return .invalid(form.submission) { [form] in blank(form, told.outcome, $0) }
            }
            var origin = Origin()
            origin.id = submission.once
            origin.isFictional = try content.replication.flatMap { try Thing.find($0, in: tx) }?.isFictional ?? false
            let thing = try studies.record(
                content, origin, keptWith: told.teller.keptWith, by: author, world: world, in: tx)
            return .done(at: thing.path, saying: "evidence.done.study")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let (thing, content, outcome) = try kept(slug, viewer, tx)
            let form = StudyForm(editing: content, of: thing, outcome)
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
            let (thing, old, outcome) = try kept(slug, viewer, tx)
            var form = StudyForm(submission, outcome, [])
            if submission.shown("shape").isEmpty { form.submission.set("shape", [old.numbers.shape.rawValue]) }
            guard let content = form.read(of: old.outcome, language: old.language, changing: old) else {
                return .invalid(form.submission) { [form] in filled(form, thing, $0) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] in filled(form, thing, $0) }
            }
            let author = Authorship(viewer, because: content.reason(reason, changing: old, texts), at: world.now())
            let saved = try studies.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "evidence.done.saved")
        }
    }

    private struct Told {
        let outcome: Thing
        let content: OutcomeContent
        let teller: Teller
    }

    private func told(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Told {
        let outcome = try Thing.require(.outcome, at: slug, for: viewer, in: tx)
        let content = try Outcomes().content(of: outcome, in: tx)
        let teller = try Teller(viewer, of: content.practice, in: tx)
        try teller.require()
        return Told(outcome: outcome, content: content, teller: teller)
    }

    private func kept(
        _ slug: String, _ viewer: Viewer, _ tx: Transaction
    ) throws -> (Thing, StudyContent, OutcomeContent) {
        let thing = try Thing.require(.study, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        let content = try studies.content(of: thing, in: tx)
        guard let outcome = try Thing.find(content.outcome, in: tx) else { throw AppError.missing }
        return (thing, content, try Outcomes().content(of: outcome, in: tx))
    }

    /// What a program may send: the numbers are those of the outcome's measure, here of a table of two by two.
    private func fields(_ submission: Submission) -> Submission {
        let outcome = OutcomeContent(title: "", language: Language.fr.rawValue, practice: world.newID())
        var form = StudyForm(submission, outcome, [])
        _ = form.read(of: world.newID(), language: Language.fr.rawValue)
        return form.submission
    }

    private func blank(_ form: StudyForm, _ outcome: Thing, _ screen: Screen) -> Page {
        form.page(titleKey: "evidence.study.new", to: "\(outcome.path)/studies", about: outcome, screen)
    }

    private func filled(_ form: StudyForm, _ thing: Thing, _ screen: Screen) -> Page {
        form.page(titleKey: "evidence.study.edit", to: "\(thing.path)/revisions", about: thing, screen)
    }
}
