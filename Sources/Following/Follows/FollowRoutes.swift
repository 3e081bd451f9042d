import Commons
import Hummingbird
import Markup
package import Storage
import Territories
package import Web

/// Following, for people who have an account; news and feeds, for everybody.
package struct FollowRoutes: Sendable {
    let database: Database
    let world: World
    /// Signs the links that end letters.
    let key: [UInt8]

    package init(database: Database, world: World, key: [UInt8]) {
        self.database = database
        self.world = world
        self.key = key
    }

    package var routes: [Route] {
        [
            .get("following", for: .contributor, list).told("following.api.list", .page(FollowingPage.self)),
            .get("following/new", for: .contributor, new).forPeople,
            .post("following", for: .contributor, begin).told("following.api.begin", .done) { _ in
                var form = Submission()
                _ = Wish(&form)
                return form
            },
            .post("following/:id/cadences", for: .contributor, change).told("following.api.change", .done) { _ in
                var form = Submission()
                _ = form.choice("cadence", Cadence.self)
                return form
            },
            .post("following/:id/endings", for: .contributor, end).told("following.api.end", .done),
        ] + NewsRoutes(database: database, world: world).routes
            + UnsubscribingRoutes(database: database, key: key).routes
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let page = try await database.read { tx in try FollowingPage(for: viewer.id, context.texts, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        _ = try context.person()
        let wish = Wish(&query)
        let subject = try await database.read { tx in try wish.subject(context.texts, in: tx) }
        guard let subject else { throw AppError.missing }
        return .page(FormModel()) { _, screen in Self.page(Submission(), subject, screen) }
    }

    private func begin(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        return try await database.write { tx in
            var form = submission
            let wish = Wish(&form)
            guard let subject = try wish.subject(context.texts, in: tx) else {
                throw AppError(.invalid, "following.error.unknown")
            }
            guard form.isValid, let cadence = wish.cadence else {
                return .invalid(form) { [form] screen in Self.page(form, subject, screen) }
            }
            try Follow.begin(subject, cadence, by: viewer.id, world: world, in: tx)
            return .done(at: subject.path, saying: "following.begun")
        }
    }

    private func change(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let id = Follow.ID(rawValue: try context.parameter("id"))
        return try await database.write { tx in
            var form = submission
            guard let id, let cadence = form.choice("cadence", Cadence.self) else {
                throw AppError(.invalid, "following.error.cadence")
            }
            try Follow.change(id, to: cadence, of: viewer.id, at: world.now(), in: tx)
            return .done(at: "/following", saying: "following.changed")
        }
    }

    private func end(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let id = Follow.ID(rawValue: try context.parameter("id"))
        return try await database.write { tx in
            guard let id else { throw AppError.missing }
            try Follow.end(id, of: viewer.id, in: tx)
            return .done(at: "/following", saying: "following.ended")
        }
    }

    private static func page(_ form: Submission, _ subject: FollowedSubject, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(form, texts, labels: "following.form")
        return Page(texts("following.follow")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(subject.path), .lang(subject.language, on: texts)) { subject.title } }
                    h1 { texts("following.follow") }
                    p(.class("lead")) { texts("following.form.lead") }
                }
                screen.form(to: "/following") {
                    view.errors
                    input(.type("hidden"), .name("kind"), .value(subject.kind.rawValue))
                    input(.type("hidden"), .name("subject"), .value(subject.id))
                    CadenceField(chosen: .daily, id: "cadence").markup(texts)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("following.follow") }
                        a(.href(subject.path)) { texts("following.form.cancel") }
                    }
                }
            }
        }
    }
}

/// What somebody wants to follow, and how often they want to be written to.
struct Wish {
    let kind: FollowedKind?
    let subject: String
    let cadence: Cadence?

    init(_ form: inout Submission) {
        kind = form.choice("kind", FollowedKind.self)
        subject = form.line("subject", 1...1_000)
        cadence = form.choice("cadence", Cadence.self)
    }

    func subject(_ texts: Texts, in tx: Transaction) throws -> FollowedSubject? {
        guard let kind else { return nil }
        return try FollowedSubject.find(kind, subject, texts, in: tx)
    }
}
