import Commons
import Storage
import Web

/// How many there are in a network, in a territory, or in a chosen set of networks.
struct TotalsRoutes: Sendable {
    let database: Database
    let world: World

    /// Those that figures are told of.
    private static let years = 1900...2200

    var routes: [Route] {
        CountedGroupRoutes(database: database) { [world] group, query, context, tx in
            var query = query
            let year = query.integer("year", Self.years)
            guard query.isValid else { throw AppError(.invalid, "networks.totals.noYear") }
            let page = try TotalsPage(
                of: group, in: year, choosing: Self.choice(group, in: tx), at: world.now(), context.texts.language,
                in: tx)
            return (page, { $0.view($1) })
        }.routes(
            network: "networks.api.totals", territory: "networks.api.territoryTotals",
            chosen: "networks.api.chosenTotals"
        ) {
            var query = Submission()
            _ = query.integer("year", Self.years)
            return query
        }
    }

    /// Networks to choose among, those that were chosen with them; none where the address names one thing.
    private static func choice(_ group: CountedGroup, in tx: Transaction) throws -> [TotalsPage.Choice] {
        guard let networks = group.chosen else { return [] }
        let chosen = Set(networks.map(\.slug))
        let offered = try Thing.latest(of: [.network], limit: 100, in: tx)
        let all = (networks + offered.filter { !chosen.contains($0.slug) }).sorted {
            ($0.title, $0.id) < ($1.title, $1.id)
        }
        return all.map { TotalsPage.Choice(slug: $0.slug, title: $0.title, isChosen: chosen.contains($0.slug)) }
    }
}
