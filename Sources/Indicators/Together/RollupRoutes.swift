import Commons
import Networks
import Storage
import Web

/// What was told together in a network, in a territory, or in a chosen set of networks.
struct RollupRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        CountedGroupRoutes(RollupPage.part, database: database) { [world] group, _, context, tx in
            (try RollupPage(of: group, world.now(), context.texts, in: tx), { $0.view($1) })
        }.routes(
            network: "indicators.api.network", territory: "indicators.api.territory",
            chosen: "indicators.api.chosen")
    }
}
