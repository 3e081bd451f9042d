package import Commons
package import Storage
package import Web

package struct EvidenceRoutes: Sendable {
    let database: Database
    let world: World
    let names: Names

    package init(database: Database, world: World, names: Names) {
        self.database = database
        self.world = world
        self.names = names
    }

    package var routes: [Route] {
        OutcomeRoutes(database: database, world: world, names: names).routes
            + StudyRoutes(database: database, world: world, names: names).routes
            + SynthesisRoutes(database: database).routes
    }
}
