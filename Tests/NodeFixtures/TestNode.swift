package import Fixtures
internal import Foundation
internal import Hummingbird
package import HummingbirdTesting
internal import Logging
package import Node
package import Storage

/// A whole node on a database of its own, in a world that stands still until the test moves it.
package struct TestNode: Sendable {
    package let node: Node
    package let world: TestWorld

    /// An empty node.
    package init(_ engine: Engine, settings: [String: String] = [:]) async throws {
        try self.init(on: try await engine.database(Rooms.migrations), world: TestWorld(), settings: settings)
    }

    /// - Parameter database: its tables are those of a node.
    package init(on database: Database, world: TestWorld, settings: [String: String] = [:]) throws {
        self.world = world
        var settings = settings
        // No test leaves files where a node would keep its own.
        settings["ESSAIM_MEDIA"] =
            settings["ESSAIM_MEDIA"] ?? NSTemporaryDirectory() + "essaim-media-\(UUID().uuidString)"
        node = try Node(
            Settings(SettingsSources(environment: settings)), database: database, world: world.world,
            formKey: Array(repeating: 7, count: 32), logger: Self.silence)
    }

    /// The handler keeps what it is told: a request's reference is found there.
    private static let silence = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()

    package var database: Database { node.database }

    /// Runs `body` with a client of all routes of the node.
    package func test<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await Application(router: try node.router(), logger: Self.silence).test(.router, body)
    }
}
