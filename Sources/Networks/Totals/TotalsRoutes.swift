import Commons
import Hummingbird
import Storage
import Territories
import Web

/// The same question of a network, of a territory, or of a chosen set of networks.
struct TotalsRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("networks/:slug/totals", for: .anyone, network)
                .told("networks.api.totals", .page(TotalsPage.self)) { _ in Self.asking() },
            .get("territories/:slug/totals", for: .anyone, territory)
                .told("networks.api.territoryTotals", .page(TotalsPage.self)) { _ in Self.asking() },
            .get("totals", for: .anyone, chosen).told("networks.api.chosenTotals", .page(TotalsPage.self)) { _ in
                var query = Self.asking()
                _ = query.line("network", 0...100)
                return query
            },
        ]
    }

    private static func asking() -> Submission {
        var query = Submission()
        _ = query.integer("year", years)
        return query
    }

    /// Those that figures are told of.
    private static let years = 1900...2200

    private func year(_ request: Request) throws -> Int? {
        var query = try request.queryFields
        let year = query.integer("year", Self.years)
        guard query.isValid else { throw AppError(.invalid, "networks.totals.noYear") }
        return year
    }

    private func network(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let year = try year(request)
        return try await database.read { tx in
            switch try Thing.find(.network, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/totals")
            case .thing(let thing):
                try thing.requireShown()
                return .page(try page([.thing(thing.id)], in: year, context, tx)) { $0.view($1) }
            }
        }
    }

    private func territory(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let year = try year(request)
        return try await database.read { tx in
            switch try Territory.find(slug: slug, in: tx) {
            case nil: throw AppError.missing
            case .moved(let path): return .moved(to: "\(path)/totals")
            case .territory(let territory):
                return .page(try page([.territory(territory.id)], in: year, context, tx)) { $0.view($1) }
            }
        }
    }

    static let mostChosen = 50

    private func chosen(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let year = try year(request)
        let slugs = query.shownAll("network").filter { !$0.isEmpty }
        guard slugs.count <= Self.mostChosen else { throw AppError(.invalid, "networks.totals.tooMany") }
        return try await database.read { tx in
            let networks = try slugs.map { slug in
                let found = try Thing.find(.network, named: slug, in: tx)
                guard let found, found.visibility == .published else { throw AppError.missing }
                return found
            }
            let chosen = Set(networks.map(\.slug))
            let offered = try Thing.latest(of: [.network], limit: 100, in: tx)
            let all = (networks + offered.filter { !chosen.contains($0.slug) }).sorted {
                ($0.title, $0.id) < ($1.title, $1.id)
            }
            let choice = all.map {
                TotalsPage.Choice(slug: $0.slug, title: $0.title, isChosen: chosen.contains($0.slug))
            }
            let roots = networks.map { Fabric.Knot.thing($0.id) }
            return .page(try page(roots, in: year, choosing: choice, context, tx)) { $0.view($1) }
        }
    }

    private func page(
        _ roots: [Fabric.Knot], in year: Int?, choosing choice: [TotalsPage.Choice] = [], _ context: Context,
        _ tx: Transaction
    ) throws -> TotalsPage {
        try TotalsPage(of: roots, in: year, choosing: choice, at: world.now(), context.texts.language, in: tx)
    }
}

extension Thing {
    /// What was withdrawn is not counted; nor is what is not shown yet, by anybody.
    fileprivate func requireShown() throws(AppError) {
        guard visibility == .published else { throw AppError(.conflict, "networks.totals.notShown") }
    }
}
