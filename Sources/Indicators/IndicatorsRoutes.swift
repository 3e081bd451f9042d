package import Commons
package import Storage
package import Web

package struct IndicatorsRoutes: Sendable {
    let database: Database
    let world: World
    let names: Names

    package init(database: Database, world: World, names: Names) {
        self.database = database
        self.world = world
        self.names = names
    }

    package var routes: [Route] {
        IndicatorRoutes(database: database, world: world, names: names).routes
            + ObservationRoutes(database: database, world: world).routes
    }
}
