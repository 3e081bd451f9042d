package import Commons
import Hummingbird
import Practices
import Replications
package import Storage
package import Web

package struct TestimonyRoutes: Sendable {
    private let usual: UsualRoutes<Testimonies>
    private let names: Names

    package init(database: Database, world: World, names: Names, panels: Panels) {
        usual = UsualRoutes(Testimonies(), database: database, world: world, names: names, panels: panels)
        self.names = names
    }

    package var routes: [Route] {
        [
            usual.showing(told: "testimonies.api.show", page, view: { $0.view($1) }),
            .get("practices/:slug/testimonies", for: .anyone, voices)
                .told("testimonies.api.voices", .page(VoicesPage.self)),
            .post("testimonies/:slug/codes", for: .contributor, code).told("testimonies.api.code", .done) { _ in
                var form = CodeForm()
                _ = form.read(nil)
                return form.submission
            },
            .post("testimonies/:slug/codes/:id/removals", for: .contributor, remove)
                .told("testimonies.api.uncode", .done),
            .post("testimonies/:slug/consent-withdrawals", for: .contributor, takeBack)
                .told("testimonies.api.takeBack", .done),
        ]
            + usual.making(
                forms,
                FormWords(
                    told: "testimonies.api.tell", title: "testimonies.new", done: "testimonies.done",
                    reason: "testimonies.reason"), on: ground
            ) { _, occasion, _ in
                Submission(["language": occasion.language])
            }
            + usual.revising(
                forms,
                FormWords(told: "testimonies.api.revise", title: "testimonies.edit", done: "testimonies.saved"))
            + usual.past { content, texts, _ in content.told(texts) }
            + TogetherRoutes(database: usual.database, world: usual.world).routes
    }

    private var forms: ThingForms<TestimonyForm> {
        ThingForms(
            sent: { submission, _, _ in TestimonyForm(submission) },
            filled: { content, thing, _ in TestimonyForm(editing: content, of: thing) })
    }

    private var ground: Ground<TestimonyContent> {
        Ground(under: .replication, in: "testimonies") { place, viewer, tx in
            try place.requireKeeper(viewer, in: tx)
            guard place.visibility == .published else { throw AppError(.conflict, "testimonies.error.draft") }
        } making: { [world = usual.world] content, origin, _, author, tx in
            var origin = origin
            origin.isFictional = try Thing.find(content.replication, in: tx)?.isFictional ?? false
            return try Testimonies().record(content, origin, by: author, world: world, in: tx)
        }
    }

    private func page(
        _ thing: Thing, _ content: TestimonyContent, _ context: Context, _ tx: Transaction
    ) throws -> TestimonyPage {
        try TestimonyPage(thing, content, names, try usual.panels(on: thing, context, tx), context.visit, in: tx)
    }

    private func voices(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await usual.database.read { tx in
            switch try Thing.find(.practice, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/testimonies")
            case .thing(let practice): return .page(try VoicesPage(of: practice, in: tx)) { $0.view($1) }
            }
        }
    }

    private func code(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await usual.database.write { tx in
            let (thing, content) = try read(slug, viewer, tx)
            var form = CodeForm(submission)
            guard let (theme, quote) = form.read(content.paragraphs) else {
                let page = try page(thing, content, context, tx)
                return .invalid(form.submission) { [form] screen in page.view(screen, form) }
            }
            try TestimonyCode.add(theme, heardIn: quote, of: thing, by: viewer.id, world: usual.world, in: tx)
            return .done(at: "\(thing.path)#codes", saying: "testimonies.code.done")
        }
    }

    private func remove(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        guard let id = TestimonyCode.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return try await usual.database.write { tx in
            let (thing, _) = try read(slug, viewer, tx)
            try TestimonyCode.remove(id, of: thing, by: viewer.id, at: usual.world.now(), in: tx)
            return .done(at: thing.path, saying: "testimonies.code.removed")
        }
    }

    private func takeBack(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await usual.database.write { tx in
            let thing = try Thing.require(.testimony, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            let place = try Testimonies().takeBack(thing, by: viewer.id, at: usual.world.now(), in: tx)
            return .done(at: place.map { "\($0.path)#testimonies" } ?? "/", saying: "testimonies.takenBack")
        }
    }

    /// What somebody says of it what they read, and may.
    private func read(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> (Thing, TestimonyContent) {
        let thing = try Thing.require(.testimony, at: slug, for: viewer, in: tx)
        let content = try Testimonies().content(of: thing, in: tx)
        guard try Testimonies.mayRead(thing, of: content.replication, viewer, in: tx) else {
            throw AppError(.forbidden, "testimonies.error.notReader")
        }
        return (thing, content)
    }
}
