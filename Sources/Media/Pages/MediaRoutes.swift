package import Commons
package import Files
import HTTPTypes
import Hummingbird
package import Storage
package import Web

package struct MediaRoutes: Sendable {
    let media = Media()
    let store: FileStore
    /// Of a file that is brought.
    let mostBytes: Int
    let database: Database
    let world: World
    private let usual: UsualRoutes<Media>
    /// Of the things on whose pages media are shown.
    let kinds: Kinds

    package init(
        store: FileStore, mostBytes: Int, database: Database, world: World, names: Names, panels: Panels, kinds: Kinds
    ) {
        self.store = store
        self.mostBytes = mostBytes
        self.database = database
        self.world = world
        usual = UsualRoutes(media, database: database, world: world, names: names, panels: panels)
        self.kinds = kinds
    }

    package var routes: [Route] {
        [
            .get("media/new", for: .contributor, new).forPeople,
            .stream("media", atMost: mostBytes + Self.roomForTexts, for: .contributor, create)
                .told("media.api.create", .done) { _ in Self.fields },
            usual.showing(told: "media.api.show", page) { $0.view($1) },
            .get("media/:slug/files/:file", for: .anyone, file).told("media.api.file", .file("*/*")),
            .post("media/:slug/makings", for: .contributor, makeAgain).told("media.api.makeAgain", .done),
        ]
            + usual.revising(
                Self.forms, FormWords(told: "media.api.revise", title: "media.edit", done: "media.saved"))
            + uses.routes + words.routes + uploads.routes + usual.past()
    }

    private static let forms = ThingForms(
        sent: { submission, _, _ in MediumForm(submission) },
        filled: { content, thing, _ in
            MediumForm(editing: content, of: thing)
        })

    private var uses: UseRoutes { UseRoutes(database: database, world: world, kinds: kinds) }

    /// Beside the file, in its form.
    private static let roomForTexts = 1 << 20

    private static var fields: Submission {
        var form = MediumForm(Submission())
        form.submission.refuse("file", "media.file.none")
        _ = form.read(language: Language.fr.rawValue)
        return form.submission
    }

    private func page(
        _ thing: Thing, _ content: MediumContent, _ context: Context, _ tx: Transaction
    ) throws -> MediumPage {
        try MediumPage(
            of: thing, content, hasFile: store.has(content.file), keepers: try usual.keepers(of: thing, context, tx),
            panels: try usual.panels(on: thing, context, tx), visit: context.visit, in: tx)
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let form = MediumForm(Submission(["page": try request.queryFields.shown("page")]))
        return .page(FormModel()) { _, screen in blank(form, screen) }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let brought = try await BroughtFile(context, request, of: viewer, in: store, world: world)
        if let made = try await database.read({ tx in try Thing.made(by: brought.submission, of: viewer, in: tx) }) {
            return .done(at: made.path)
        }
        var form = MediumForm(brought.submission)
        if brought.file.bytes == 0 { form.submission.refuse("file", "media.file.none") }
        let written = form.read(language: context.texts.language.rawValue)
        guard let written else { return again(form, brought) }
        let page = try await uses.page(named: form.submission.shown("page"), for: viewer)
        if let page, let obstacle = MediumUse.obstacle(of: form.submission.shown("licence"), on: page) {
            form.submission.refuse("licence", obstacle.key, obstacle.values)
            return again(form, brought)
        }
        let file: MediumFile
        do {
            file = try await Reception(store: store, world: world).take(brought.file)
        } catch let refused as Reception.Refused {
            form.submission.refuse("file", refused.key, refused.values)
            return again(form, brought)
        } catch FileFault.diskFull {
            throw AppError(.unavailable, "media.error.diskFull", retryAfter: 600)
        }
        let author = Authorship(viewer, because: context.texts("media.created"), at: world.now())
        let thing = try await database.write { [form] tx in
            if let made = try Thing.made(by: form.submission, of: viewer, in: tx) { return made }
            var origin = Origin()
            (origin.visibility, origin.id) = (.published, form.submission.once)
            let thing = try media.bring(written(file.digest), file, origin, by: author, world: world, in: tx)
            if let page { try MediumUse.add(thing, to: page, by: viewer.id, at: author.at, in: tx) }
            return thing
        }
        brought.settle()
        return .done(at: page?.path ?? thing.path, saying: page == nil ? "media.created" : "media.use.added")
    }

    /// Browsers do not send a file again by themselves.
    private func again(_ form: MediumForm, _ brought: BroughtFile) -> Reply {
        var form = form
        if !brought.stays { form.submission.refuse("file", "media.file.again") }
        return .invalid(form.submission) { [form] screen in blank(form, screen) }
    }

    private func makeAgain(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.write { tx in
            let thing = try Thing.require(.medium, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            let file = try media.content(of: thing, in: tx).file
            guard try Making.promiseAgain(file, world: world, in: tx) else { return .done(at: thing.path) }
            return .done(at: thing.path, saying: "media.making.promised")
        }
    }

    private func blank(_ form: MediumForm, _ screen: Screen) -> Page {
        form.page(FormPlace(making: "media.new", at: "/media"), screen)
    }
}
