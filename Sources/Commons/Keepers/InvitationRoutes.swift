import Hummingbird
import Markup
package import Storage
package import Web

/// Inviting others to look after a thing, by a link; and accepting.
package struct InvitationRoutes: Sendable {
    let kinds: [Kind]
    let database: Database
    let world: World

    package init(_ kinds: [Kind], database: Database, world: World) {
        self.kinds = kinds
        self.database = database
        self.world = world
    }

    /// Who keeps a thing is settled between people.
    package var routes: [Route] { all.map(\.forPeople) }

    private var all: [Route] {
        kinds.map { kind in .post("\(kind.folder)/:slug/invitations", for: .contributor) { try await invite(kind, $1) }
        } + [
            .get("invitations/:secret", for: .anyone, show),
            .post("invitations/:secret/acceptances", for: .contributor, accept),
        ]
    }

    private func invite(_ kind: Kind, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let address = context.visit.site.address
        let page = try await database.write { tx in
            let thing = try Thing.require(kind, at: slug, for: viewer, in: tx)
            let secret = try Invitation.make(for: thing, by: viewer, world: world, in: tx)
            return InvitationMadePage(thing: thing, link: "\(address)/invitations/\(secret)")
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = world.now()
        let page = try await database.read { tx in
            guard let invitation = try Invitation.find(secret, at: now, in: tx),
                let thing = try Thing.find(invitation.thing, in: tx)
            else { throw AppError(.gone, "commons.error.invitationUsed") }
            return InvitationPage(thing: thing)
        }
        return .page(page) { $0.view(secret: secret, $1) }
    }

    private func accept(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let secret = try context.parameter("secret")
        let now = world.now()
        let thing = try await database.write { tx in
            guard let invitation = try Invitation.find(secret, at: now, in: tx) else {
                throw AppError(.gone, "commons.error.invitationUsed")
            }
            return try invitation.accept(by: viewer.id, at: now, in: tx)
        }
        return .done(at: thing.path, saying: "commons.invitation.accepted")
    }
}

/// The link, shown once.
struct InvitationMadePage: PageModel {
    let thing: Thing
    let link: String

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("commons.invitation.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { texts("commons.invitation.title") }
                    p(.class("lead")) { texts("commons.invitation.lead") }
                }
                div(.class("field")) {
                    label(.for("link")) { texts("commons.invitation.link") }
                    input(.id("link"), .type("text"), .value(link), Attribute("readonly", when: true))
                }
                p { a(.class("button main"), .href(thing.path)) { texts("commons.invitation.back") } }
            }
        }
    }
}

/// What an invited person is asked.
struct InvitationPage: PageModel {
    let thing: Thing

    func view(secret: String, _ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("commons.invitation.question", ["title": thing.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("commons.invitation.question", ["title": thing.title]) }
                    p(.class("lead")) { texts("commons.invitation.meaning") }
                }
                screen.viewer == nil ? coming(secret, texts) : answering(secret, screen)
            }
        }
    }

    private func answering(_ secret: String, _ screen: Screen) -> Markup {
        screen.form(to: "/invitations/\(secret)/acceptances", class: "actions") {
            button(.class("button main")) { screen.texts("commons.invitation.accept") }
            a(.href("/")) { screen.texts("commons.invitation.decline") }
        }
    }

    /// Whoever has no account yet comes back here once they have one.
    private func coming(_ secret: String, _ texts: Texts) -> Markup {
        .group([
            p { texts("commons.invitation.visitor") },
            p(.class("actions")) {
                a(.class("button main"), .href("/session/new?then=/invitations/\(secret)")) {
                    texts("commons.invitation.signIn")
                }
                a(.class("button"), .href("/accounts/new?then=/invitations/\(secret)")) {
                    texts("commons.invitation.signUp")
                }
            },
        ])
    }
}
