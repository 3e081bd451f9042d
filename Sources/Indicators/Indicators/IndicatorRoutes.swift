import Commons
import Hummingbird
import Practices
import Replications
import Storage
import Web

/// What is counted: proposed by those who keep a practice or a network, or added by the carriers of a replication.
struct IndicatorRoutes: Sendable {
    let indicators = Indicators()
    let database: Database
    let world: World
    let names: Names

    /// Those that may propose.
    private static let owners: [Kind] = [.practice, .replication, Kind(rawValue: "network")]

    var routes: [Route] {
        Self.owners.flatMap(proposing)
            + [
                .get("indicators/:slug", for: .anyone, show).told("indicators.api.show", .page(IndicatorPage.self)) {
                    try TerritoryQuestion.asking(in: $0)
                },
                .get("indicators/:slug/revisions/new", for: .contributor, edit).forPeople,
                .post("indicators/:slug/revisions", for: .contributor, save)
                    .told("indicators.api.revise", .done) { _ in fields(.revising) },
            ]
            + HistoryRoutes(indicators, database: database, world: world, names: names) { content, texts, _ in
                content.told(texts)
            }.routes
    }

    private func proposing(_ kind: Kind) -> [Route] {
        let folder = "\(kind.folder)/:slug"
        return [
            .get("\(folder)/indicators/new", for: .contributor) { try await new(kind, $0, $1) }.forPeople,
            .post("\(folder)/indicators", for: .contributor) { try await create(kind, $0, $1) }
                .told("indicators.api.propose", .done) { _ in fields(Submission()) },
            .post("\(folder)/ready-indicators", for: .contributor) { try await takeReady(kind, $0, $1) }
                .told("indicators.api.takeReady", .done) { _ in
                    var form = Submission()
                    _ = form.choices("ready", ReadyIndicator.self)
                    return form
                },
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let query = try request.queryFields
        return try await database.read { tx in
            switch try Thing.find(.indicator, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let page = try IndicatorPage(
                    thing, within: TerritoryQuestion(query, in: tx), context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func new(_ kind: Kind, _ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let owner = try owner(kind, slug, viewer, tx)
            let form = IndicatorForm(
                Submission([
                    "sort": IndicatorContent.Sort.count.rawValue, "level": IndicatorContent.Level.activity.rawValue,
                    "direction": IndicatorContent.Direction.more.rawValue,
                ]))
            return .page(FormModel()) { _, screen in blank(form, owner, screen) }
        }
    }

    private func create(_ kind: Kind, _ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: context.texts("indicators.reason"), at: world.now())
        return try await database.write { tx in
            let owner = try owner(kind, slug, viewer, tx)
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = IndicatorForm(submission)
            guard let content = form.read(of: owner.id, language: context.texts.language.rawValue) else {
                return .invalid(form.submission) { [form] in blank(form, owner, $0) }
            }
            var origin = Origin()
            origin.id = submission.once
            origin.isFictional = owner.isFictional
            let thing = try indicators.propose(content, origin, by: author, world: world, in: tx)
            return .done(at: thing.path, saying: "indicators.done")
        }
    }

    /// Those that the owner has already are not made twice.
    private func takeReady(_ kind: Kind, _ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let wanted = submission.choices("ready", ReadyIndicator.self)
        let texts = context.texts
        let author = Authorship(viewer, because: texts("indicators.reason"), at: world.now())
        return try await database.write { tx in
            let owner = try owner(kind, slug, viewer, tx)
            let present: [String?] = try tx.values("SELECT ready FROM indicators WHERE owner_id = \(owner.id)")
            var origin = Origin()
            origin.isFictional = owner.isFictional
            for ready in wanted where !present.contains(ready.rawValue) {
                let content = ready.content(of: owner.id, texts)
                _ = try indicators.propose(content, origin, by: author, world: world, in: tx)
            }
            return .done(at: "\(owner.path)#indicators", saying: "indicators.ready.done")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try kept(slug, viewer, tx)
            let form = IndicatorForm(editing: try indicators.content(of: thing, in: tx), of: thing)
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
            let old = try indicators.content(of: thing, in: tx)
            var form = IndicatorForm(submission)
            guard let content = form.read(of: old.owner, language: old.language, changing: old) else {
                return .invalid(form.submission) { [form] in filled(form, thing, $0) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] in filled(form, thing, $0) }
            }
            let author = Authorship(viewer, because: content.reason(reason, changing: old, texts), at: world.now())
            let saved = try indicators.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "indicators.saved")
        }
    }

    private func fields(_ submission: Submission) -> Submission {
        var form = IndicatorForm(submission)
        _ = form.read(of: world.newID(), language: Language.fr.rawValue)
        return form.submission
    }

    private func owner(_ kind: Kind, _ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let owner = try Thing.require(kind, at: slug, for: viewer, in: tx)
        try owner.requireKeeper(viewer, in: tx)
        guard owner.visibility == .published else { throw AppError(.conflict, "indicators.error.draft") }
        return owner
    }

    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let thing = try Thing.require(.indicator, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }

    private func blank(_ form: IndicatorForm, _ owner: Thing, _ screen: Screen) -> Page {
        form.page(titleKey: "indicators.new", to: "\(owner.path)/indicators", back: owner, offersReady: true, screen)
    }

    private func filled(_ form: IndicatorForm, _ thing: Thing, _ screen: Screen) -> Page {
        form.page(
            titleKey: "indicators.edit", to: "\(thing.path)/revisions", back: thing, offersReady: false, screen)
    }
}

extension IndicatorContent {
    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts) -> [ContentField] {
        fields.map { field in
            switch field.key {
            case "indicators.form.sort": field.saying(texts(sort.textKey))
            case "indicators.form.direction": field.saying(texts(direction.textKey))
            case "indicators.form.level": field.saying(texts(level.textKey))
            default: field
            }
        }
    }
}
