import Commons
import Hummingbird
import Organizations
import Practices
import Storage
import Territories
import Web

/// `GET /replications/new` asks, `POST /replications` starts.
struct StartRoutes: Sendable {
    let replications = Replications()
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/new", for: .contributor, ask).forPeople,
            .post("replications", for: .contributor, start)
                .told("replications.api.start", .done) { tx in try StartForm.fields(in: tx) },
        ]
    }

    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let language = context.texts.language
        return try await database.read { tx in
            let page = try page(StartForm(query, language, in: tx), language, tx)
            guard page.form.submission.isValid else { return .invalid(page.form.submission) { page.page($0) } }
            return .page(FormModel()) { _, screen in page.page(screen) }
        }
    }

    private func start(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let language = context.texts.language
        let author = Authorship(viewer, because: context.texts("replications.reason.started"), at: world.now())
        return try await database.write { tx in
            if let made = try Thing.made(by: submission, of: viewer, in: tx) { return .done(at: made.path) }
            var form = try StartForm(submission, language, in: tx)
            guard form.step == .state, let content = try form.read(language: language.rawValue, at: author.at, in: tx)
            else {
                let page = try page(form, language, tx)
                return .invalid(form.submission) { page.page($0) }
            }
            var complete = content
            if let new = form.newCarrier {
                complete.carriers = [try introduce(new.name, new.kind, content, author, tx).id]
            }
            var origin = Origin()
            origin.id = submission.once
            let thing = try replications.start(complete, origin, by: author, world: world, in: tx)
            return .done(at: thing.path, saying: "replications.started")
        }
    }

    /// The carrier that was named for the first time is introduced in the same act.
    private func introduce(
        _ name: String, _ kind: OrganizationKind, _ content: ReplicationContent, _ author: Authorship, _ tx: Transaction
    ) throws -> Thing {
        var origin = Origin()
        origin.visibility = .published
        let organization = OrganizationContent(
            title: name, summary: "", language: content.language, kind: kind, territory: content.territory)
        return try Organizations().create(organization, origin, by: author, world: world, in: tx)
    }

    private func page(_ form: StartForm, _ language: Language, _ tx: Transaction) throws -> StartPage {
        guard form.step == .practice else { return StartPage(form: form, practices: []) }
        var asked = form.submission
        let typed = asked.line("q", 0...100)
        let found = try Practices.suggestions(matching: typed, limit: 50, in: tx)
        return StartPage(form: form, practices: try ToldPractice.all(found, in: language, tx))
    }
}
