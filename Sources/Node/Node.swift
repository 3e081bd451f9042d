package import Administration
package import Files
package import Logging
package import Storage
import Typesetting
package import Web

/// One installation, put together from top to bottom.
package struct Node: Sendable {
    package static let version = "0.1.0"

    package let settings: Settings
    package let database: Database
    package let world: World
    package let catalog: TextCatalog
    package let site: SiteKeeper
    let logger: Logger
    let formKey: [UInt8]
    let watch: Watch
    /// Of the media.
    package let files: FileStore
    let typesetter: Typesetter

    /// - Parameter database: its schema is up to date.
    package init(
        _ settings: Settings, database: Database, world: World, formKey: [UInt8], logger: Logger
    ) throws {
        self.settings = settings
        self.database = database
        self.world = world
        self.formKey = formKey
        self.logger = logger
        catalog = try Rooms.texts()
        files = FileStore(at: settings.mediaFolder)
        typesetter = Typesetter(program: settings.typesetter, files: files, world: world)
        watch = Watch(database, startedAt: world.now())
        site = SiteKeeper(Self.basis(settings), database: database, world: world)
    }

    /// Opens what the settings name. Nothing is changed but the data folder and its key, which are made at the first start.
    package static func open(_ settings: Settings) async throws -> Node {
        let world = World.live()
        let folder = try DataFolder(at: settings.dataFolder)
        let key = try folder.formKey(world: world)
        let database = try await openDatabase(settings)
        return try Node(
            settings, database: database, world: world, formKey: key, logger: Log.logger(settings))
    }

    package static func openDatabase(_ settings: Settings) async throws -> Database {
        _ = try DataFolder(at: settings.dataFolder)
        return settings.usesPostgres
            ? try await Database.postgres(settings.databaseURL, connections: settings.databaseConnections)
            : try await Database.open(settings.databaseURL)
    }

    /// What every page knows of this node and no administrator chooses.
    private static func basis(_ settings: Settings) -> Site {
        var site = Site()
        site.address = settings.address
        site.showsOutbox = settings.showsOutbox
        site.navigation = [
            NavigationEntry("node.menu.practices", "/practices"),
            NavigationEntry("node.menu.replications", "/replications"),
            NavigationEntry("node.menu.territories", "/territories"),
            NavigationEntry("node.menu.organizations", "/organizations"),
            NavigationEntry("node.menu.networks", "/networks"),
            NavigationEntry("node.menu.articles", "/articles"),
            NavigationEntry("node.menu.media", "/media"),
        ]
        return site
    }
}
