package import Administration
import Commons
package import Hummingbird
package import Logging
import HummingbirdCore
import NIOCore
import ServiceLifecycle
import UnixSignals
package import Storage
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
        site = SiteKeeper(Self.basis(settings), database: database, world: world)
    }

    /// Opens what the settings name. Nothing is changed but the data folder and its key, which are made at the first start.
    package static func open(_ settings: Settings) async throws -> Node {
        let world = World.live()
        let folder = try DataFolder(at: settings.dataFolder)
        let key = try folder.formKey(world: world)
        let database = try await openDatabase(settings)
        return try Node(
            settings, database: database, world: world, formKey: key, logger: Log.logger(settings.logLevel))
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
        site.navigation = []
        return site
    }
}

// What the node does.
extension Node {
    /// - Parameter onServing: called once requests are answered.
    package func application(
        onServing: @escaping @Sendable () async -> Void = {}
    ) throws -> Application<RouterResponder<Context>> {
        let limits = ServerLimits()
        return Application(
            router: try router(),
            server: .http1(configuration: channel(limits)),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)),
            services: services,
            onServerRunning: { _ in await onServing() },
            logger: logger)
    }

    /// Answers and works until the process is asked to stop, then ends what is under way.
    package func serve(onServing: @escaping @Sendable () async -> Void) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [try application(onServing: onServing)], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
        configuration.maximumGracefulShutdownDuration = ServerLimits().farewell
        try await ServiceGroup(configuration: configuration).run()
    }

    private var services: [any Service] {
        [JobService(runner: JobRunner(database: database, world: world, handlers: [:], logger: logger))]
    }

    private func channel(_ limits: ServerLimits) -> HTTP1Channel.Configuration {
        let tally = AddressTally(most: limits.connectionsOfOneAddress)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [AddressLimit(tally), Deadlines(limits)],
            idleTimeout: limits.idle,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headFieldBytes, maxHeaderListSize: limits.headBytes,
                maxHeaderFieldCount: limits.headFields))
    }
}
