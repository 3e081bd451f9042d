package import Commons
package import Storage
package import Web

/// Everything of this room that is reached by an address.
package struct EditionsRoutes: Sendable {
    private let database: Database
    private let world: World
    private let catalog: TextCatalog
    private let names: Names

    package init(database: Database, world: World, catalog: TextCatalog, names: Names) {
        self.database = database
        self.world = world
        self.catalog = catalog
        self.names = names
    }

    package var routes: [Route] {
        UptakeRoutes(database: database, world: world).routes
            + DeclarationRoutes(database: database, world: world).routes
            + ProposalRoutes(database: database, world: world, catalog: catalog, names: names).routes
    }
}
