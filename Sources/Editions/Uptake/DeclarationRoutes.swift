import Commons
import Hummingbird
import Replications
import Storage
import Web

/// `POST replications/:slug/editions` says which edition a place follows.
struct DeclarationRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("replications/:slug/editions/new", for: .carrier, new).forPeople,
            .post("replications/:slug/editions", for: .carrier, declare).told("editions.api.declare", .done) { _ in
                var form = Submission()
                _ = form.readDeclaration(nil)
                return form
            },
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let page = DeclarationPage(declaration: try kept(slug, viewer, tx))
            return .page(FormModel()) { _, screen in page.view(screen, page.submission) }
        }
    }

    private func declare(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        return try await database.write { tx in
            let declaration = try kept(slug, viewer, tx)
            var form = submission
            guard let (number, seen) = form.readDeclaration(declaration) else {
                return .invalid(form) { [form] screen in DeclarationPage(declaration: declaration).view(screen, form) }
            }
            try declaration.save(number, seen: seen, by: author, in: tx)
            return .done(at: "\(declaration.replication.path)#edition", saying: "editions.declared")
        }
    }

    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> EditionDeclaration {
        let replication = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try replication.requireKeeper(viewer, in: tx)
        return try EditionDeclaration(of: replication, in: tx)
    }
}
