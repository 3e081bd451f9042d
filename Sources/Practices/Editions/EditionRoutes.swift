import Commons
import Hummingbird
import Storage
import Web

/// The editions of a practice: all of them, and what changed from one to another.
struct EditionRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("practices/:slug/editions", for: .anyone, list)
                .told("practices.api.editions", .page(EditionListPage.self)) { _ in
                    var query = Submission()
                    _ = query.integer("before", 1...Int.max)
                    return query
                },
            .post("practices/:slug/editions", for: .steward, publish).told("practices.api.publish", .done),
            .get("practices/:slug/editions/:number/changes", for: .anyone, changes)
                .told("practices.api.changes", .page(EditionChangesPage.self)) { _ in
                    var query = Submission()
                    _ = query.integer("from", 1...Int.max)
                    return query
                },
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        var query = try request.queryFields
        let before = query.integer("before", 1...Int.max) ?? Int.max
        return try await database.read { tx in
            let thing = try Thing.require(.practice, at: slug, for: context.viewer, in: tx)
            return .page(try EditionListPage(thing, before: before, in: tx)) { $0.view($1) }
        }
    }

    private func changes(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        guard let number = Int(try context.parameter("number")) else { throw AppError.missing }
        var query = try request.queryFields
        let from = query.integer("from", 1...Int.max) ?? max(1, number - 1)
        return try await database.read { tx in
            let thing = try Thing.require(.practice, at: slug, for: context.viewer, in: tx)
            return .page(try EditionChangesPage(thing, from: from, to: number, in: tx)) { $0.view($1) }
        }
    }

    private func publish(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: context.texts("practices.reason.published"), at: world.now())
        return try await database.write { tx in
            let thing = try Thing.require(.practice, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            let edition = try Edition.publish(thing, by: author, in: tx)
            try EditionNews.promise(edition, of: thing, world: world, in: tx)
            return .done(at: thing.path, saying: "practices.published")
        }
    }
}
