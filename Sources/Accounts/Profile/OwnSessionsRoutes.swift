import Hummingbird
import Storage
import Web

/// Where one is signed in, and how to end that.
struct OwnSessionsRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("profile/sessions", for: .contributor, list),
            .post("profile/sessions/endings", for: .contributor, endOthers),
            .post("profile/sessions/:id/endings", for: .contributor, end),
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let now = desk.world.now()
        let page = try await desk.database.read { tx in
            SessionsPage(try Session.all(of: viewer.id, at: now, in: tx), present: viewer.sessionID)
        }
        return .page(page) { $0.view($1) }
    }

    private func end(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        guard let id = Session.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        try await desk.database.write { tx in try Session.end(id, of: viewer.id, in: tx) }
        return .done(at: "/profile/sessions", saying: "accounts.sessions.ended")
    }

    private func endOthers(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let present = Session.ID(rawValue: viewer.sessionID)
        try await desk.database.write { tx in try Session.endAll(of: viewer.id, except: present, in: tx) }
        return .done(at: "/profile/sessions", saying: "accounts.sessions.othersEnded")
    }
}
