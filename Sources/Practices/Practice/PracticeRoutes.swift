package import Commons
import Hummingbird
import Markup
import Organizations
package import Storage
package import Web

package struct PracticeRoutes: Sendable {
    let practices = Practices()
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
        [
            .get("practices/new", for: .contributor, new).forPeople,
            .get("practices/suggestions", for: .anyone, suggest)
                .told("practices.api.suggest", .matches) { _ in .suggesting },
            .post("practices", for: .contributor, create)
                .told("practices.api.create", .done) { tx in try fields(Submission(), tx) },
            .get("practices/:slug", for: .anyone, show).told("practices.api.show", .page(PracticePage.self)),
            .get("practices/:slug/revisions/new", for: .steward, edit).forPeople,
            .post("practices/:slug/revisions", for: .steward, save)
                .told("practices.api.revise", .done) { tx in try fields(.revising, tx) },
            .get("practices/:slug/editions/:number", for: .anyone, showEdition)
                .told("practices.api.edition", .page(PracticePage.self)),
        ]
            + EditionRoutes(database: database, world: world).routes
            + HistoryRoutes(practices, database: database, world: world, names: names) { [vocabulary] in
                try $0.told(vocabulary, $1, in: $2)
            }.routes
    }

    private func fields(_ submission: Submission, _ tx: Transaction) throws -> Submission {
        var form = PracticeForm(submission, vocabulary)
        _ = try form.read(in: tx)
        return form.submission
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.practice, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let language = context.texts.language.rawValue
                let translation =
                    language == thing.language
                    ? nil : try practices.translation(of: thing, to: language, in: tx)
                let original = try practices.content(of: thing, in: tx)
                let content = translation?.content.namingParts(as: original) ?? original
                var page = try page(thing, content, edition: nil, context, tx)
                page.isTranslated = translation != nil
                page.isStale = translation?.isStale(for: thing) ?? false
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func showEdition(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let number = Int(try context.parameter("number"))
        return try await database.read { tx in
            let thing = try Thing.require(.practice, at: slug, for: context.viewer, in: tx)
            guard let number, let edition = try Edition.find(number, of: thing.id, in: tx) else {
                throw AppError.missing
            }
            let content = try practices.content(of: thing, at: edition.revision, in: tx)
            return .page(try page(thing, content, edition: edition.number, context, tx)) { $0.view($1) }
        }
    }

    private func page(
        _ thing: Thing, _ content: PracticeContent, edition: Int?, _ context: Context, _ tx: Transaction
    ) throws -> PracticePage {
        let language = context.texts.language
        let words = content.facets.sorted { $0.key < $1.key }.flatMap { scheme, keys in
            keys.map { key in
                PracticePage.Word(scheme: scheme, key: key, label: vocabulary.label(key, of: scheme, in: language))
            }
        }
        let steward = try content.steward.flatMap { try Thing.find($0, in: tx) }
        let panels = try panels.load(
            on: edition == nil ? .thing(.practice) : .edition,
            for: edition.map { "\(thing.id.rawValue) \($0)" } ?? thing.id.rawValue, visit: context.visit, in: tx)
        return PracticePage(
            thing: thing, content: content, parts: content.parts,
            steward: steward.map { .init(name: $0.title, path: $0.path) }, words: words,
            editions: try Edition.all(of: thing.id, in: tx), edition: edition,
            keepers: try KeeperList(of: thing, names: names, for: context.viewer, in: tx), panels: PanelList(panels))
    }

    private func suggest(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let typed = query.line("q", 0...100)
        let list = try await database.read { tx in
            try Practices.suggestions(matching: typed, limit: 10, in: tx)
                .map { Suggested(id: $0.slug, name: $0.title, detail: $0.summary) }
        }
        return .json(list)
    }

    private struct Suggested: Encodable, Sendable {
        let id: String
        let name: String
        let detail: String
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let form = PracticeForm(Submission(["language": context.texts.language.rawValue]), vocabulary)
        return .page(FormModel()) { _, screen in blank(form, screen) }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let author = Authorship(viewer, because: context.texts("practices.reason.created"), at: world.now())
        return try await database.write { tx in
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = PracticeForm(submission, vocabulary)
            guard let content = try form.read(in: tx) else {
                return .invalid(form.submission) { [form] screen in blank(form, screen) }
            }
            var origin = Origin()
            origin.id = submission.once
            let thing = try practices.create(content, origin, by: author, world: world, in: tx)
            return .done(at: thing.path, saying: "practices.created")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let thing = try Thing.require(.practice, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            let content = try practices.content(of: thing, in: tx)
            let form = try PracticeForm(editing: content, of: thing, vocabulary, in: tx)
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
            let thing = try Thing.require(.practice, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            var form = PracticeForm(submission, vocabulary)
            guard let content = try form.read(in: tx) else {
                return .invalid(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            guard let number = form.submission.revision(of: thing) else {
                return .outdated(form.submission) { [form] screen in filled(form, thing, screen) }
            }
            let why = content.reason(reason, changing: try practices.content(of: thing, in: tx), texts)
            let author = Authorship(viewer, because: why, at: world.now())
            let saved = try practices.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "practices.saved")
        }
    }

    private func blank(_ form: PracticeForm, _ screen: Screen) -> Page {
        PracticeFormPage(form: form, titleKey: "practices.new", action: "/practices", back: "/practices").page(screen)
    }

    private func filled(_ form: PracticeForm, _ thing: Thing, _ screen: Screen) -> Page {
        let action = "\(thing.path)/revisions"
        return PracticeFormPage(form: form, titleKey: "practices.edit", action: action, back: thing.path).page(screen)
    }
}
