import Commons
import Hummingbird
import Networks
import Storage
import Territories
import Web

/// What was told together in a network, in a territory, or in a chosen set of networks.
struct RollupRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("networks/:slug/totals/indicators", for: .anyone, network)
                .told("indicators.api.network", .page(RollupPage.self)),
            .get("territories/:slug/totals/indicators", for: .anyone, territory)
                .told("indicators.api.territory", .page(RollupPage.self)),
            .get("totals/indicators", for: .anyone, chosen)
                .told("indicators.api.chosen", .page(RollupPage.self)) { _ in
                    var query = Submission()
                    _ = query.line("network", 0...100)
                    return query
                },
        ]
    }

    private func network(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.network, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/totals/indicators")
            case .thing(let thing):
                guard thing.visibility == .published else { throw AppError(.conflict, "networks.totals.notShown") }
                return try page([thing], at: "\(thing.path)/totals", context, tx)
            }
        }
    }

    private func territory(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let texts = context.texts
        return try await database.read { tx in
            switch try Territory.find(slug: slug, in: tx) {
            case nil: throw AppError.missing
            case .moved(let path): return .moved(to: "\(path)/totals/indicators")
            case .territory(let territory):
                let link = try TerritoryLink.find([territory.id], language: texts.language, in: tx)[territory.id]
                let place = RollupPage.Place(
                    title: link?.label ?? "", path: territory.path, language: texts.language.rawValue,
                    isFictional: false)
                let page = try RollupPage(
                    of: [place], below: [.territory(territory.id)], at: "\(territory.path)/totals", world.now(), texts,
                    in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private static let mostChosen = 50

    private func chosen(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let slugs = query.shownAll("network").filter { !$0.isEmpty }
        guard slugs.count <= Self.mostChosen else { throw AppError(.invalid, "networks.totals.tooMany") }
        return try await database.read { tx in
            let networks = try slugs.map { slug in
                let found = try Thing.find(.network, named: slug, in: tx)
                guard let found, found.visibility == .published else { throw AppError.missing }
                return found
            }
            let asked = networks.map { "network=\($0.slug)" }.joined(separator: "&")
            return try page(networks, at: asked.isEmpty ? "/totals" : "/totals?\(asked)", context, tx)
        }
    }

    private func page(_ networks: [Thing], at path: String, _ context: Context, _ tx: Transaction) throws -> Reply {
        let places = networks.map {
            RollupPage.Place(title: $0.title, path: $0.path, language: $0.language, isFictional: $0.isFictional)
        }
        let page = try RollupPage(
            of: places, below: networks.map { .network($0.id) }, at: path, world.now(), context.texts, in: tx)
        return .page(page) { $0.view($1) }
    }
}
