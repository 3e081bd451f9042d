package import Fixtures
internal import Hummingbird
package import HummingbirdTesting
internal import Logging
package import Node
internal import Storage

/// A whole node on an empty database of its own, in a world that stands still until the test moves it.
package struct TestNode: Sendable {
    package let node: Node
    package let world: TestWorld

    package init(_ engine: Engine, world: TestWorld = TestWorld(), settings: [String: String] = [:]) async throws {
        let database = try await engine.database(Rooms.migrations)
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        self.world = world
        node = try Node(
            try Settings(SettingsSources(environment: settings)), database: database, world: world.world,
            formKey: Array(repeating: 7, count: 32), logger: quiet)
    }

    /// Runs `body` with a client of all routes of the node.
    package func test<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await Application(router: try node.router()).test(.router, body)
    }
}
