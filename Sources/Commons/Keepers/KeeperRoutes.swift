import Hummingbird
package import Storage
package import Web

/// Who looks after a thing: seen by those who do, left by one's own will.
package struct KeeperRoutes: Sendable {
    let kinds: [Kind]
    let database: Database
    let world: World
    let names: Names

    package init(_ kinds: [Kind], database: Database, world: World, names: Names) {
        self.kinds = kinds
        self.database = database
        self.world = world
        self.names = names
    }

    /// Who keeps a thing is settled between people.
    package var routes: [Route] { all.map(\.forPeople) }

    private var all: [Route] {
        kinds.flatMap { kind -> [Route] in
            [
                .get("\(kind.folder)/:slug/keepers", for: .contributor) { try await show(kind, $1) },
                .post("\(kind.folder)/:slug/departures", for: .contributor) { try await leave(kind, $1) },
                .post("\(kind.folder)/:slug/invitations/:id/withdrawals", for: .contributor) {
                    try await withdraw(kind, $1)
                },
            ]
        }
    }

    private func show(_ kind: Kind, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let page = try await database.read { tx in
            let thing = try Thing.require(kind, at: slug, for: viewer, in: tx)
            return try KeepersPage(of: thing, names: names, for: viewer, at: world.now(), in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func leave(_ kind: Kind, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        return try await database.write { tx in
            let thing = try Thing.require(kind, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            try thing.removeKeeper(viewer.id, at: world.now(), in: tx)
            // A draft that one no longer keeps can no longer be seen.
            let place = thing.visibility == .published ? thing.path : "/sharing"
            return .done(at: place, saying: "commons.keepers.left")
        }
    }

    private func withdraw(_ kind: Kind, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let id = Identifier<Invitation>(rawValue: try context.parameter("id"))
        return try await database.write { tx in
            let thing = try Thing.require(kind, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            guard let id else { throw AppError.missing }
            try Invitation.withdraw(id, of: thing, in: tx)
            return .done(at: "\(thing.path)/keepers", saying: "commons.keepers.withdrawn")
        }
    }
}
