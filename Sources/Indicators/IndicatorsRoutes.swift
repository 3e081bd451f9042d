package import Commons
package import Storage
package import Web

package struct IndicatorsRoutes: Sendable {
    let database: Database
    let world: World
    let names: Names
    let panels: Panels

    package init(database: Database, world: World, names: Names, panels: Panels) {
        self.database = database
        self.world = world
        self.names = names
        self.panels = panels
    }

    package var routes: [Route] {
        let usual = UsualRoutes(Indicators(), database: database, world: world, names: names, panels: panels)
        return IndicatorRoutes(usual: usual).routes
            + ObservationRoutes(database: database, world: world).routes
            + RollupRoutes(database: database, world: world).routes
    }
}
