package import Storage
package import Web

/// Everything of this room that is reached by an address.
package struct EditionsRoutes: Sendable {
    private let database: Database
    private let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    package var routes: [Route] { UptakeRoutes(database: database, world: world).routes }
}
