import Backups
import Fixtures
import Foundation
import HummingbirdTesting
import Logging
import NodeFixtures
import ServiceLifecycle
import Storage
import Testing

@testable import Node

@Suite struct OperatorDoorTests {
    @Test(arguments: Engine.available)
    func `whoever may enter the data folder gets a backup of the node that serves`(_ engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let node = try await TestNode(engine, settings: ["ESSAIM_DATA": folder.path])
        let path = folder.path + "/backup.tar.gz"

        try await Self.serving(node) { settings in
            let backup = try await Operations.backUp(settings, to: path)
            #expect(backup.manifest.engine == engine.rawValue)
            #expect(backup.manifest.migrations.count == Rooms.migrations.count)
        }

        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["backup.tar.gz"])
    }

    @Test func `a backup that cannot be made leaves nothing behind, and says why`() async throws {
        let folder = try TemporaryFolder()
        let node = try await TestNode(.sqlite, settings: ["ESSAIM_DATA": folder.path])
        let path = folder.path + "/backup.tar.gz"

        try await Self.serving(node) { settings in
            try await node.database.close()
            await #expect(throws: OperatorRefused.self) { _ = try await Operations.backUp(settings, to: path) }
        }

        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func `the doctor looks through the node that serves, and mends the search`() async throws {
        let folder = try TemporaryFolder()
        let node = try await TestNode(.sqlite, settings: ["ESSAIM_DATA": folder.path])

        try await Self.serving(node) { settings in
            let findings = try await Operations.examine(settings)
            #expect(findings.contains { $0.name == "integrity" && $0.state == .ok })
            #expect(try await Operations.restoreSearchIndex(settings) == 0)
        }
    }

    @Test func `a second node does not serve from the same folder, on any engine`() async throws {
        let folder = try TemporaryFolder()
        let node = try await TestNode(.sqlite, settings: ["ESSAIM_DATA": folder.path])
        let other = try await TestNode(.sqlite, settings: ["ESSAIM_DATA": folder.path])

        try await Self.serving(node) { _ in
            #expect(throws: DataFolderUnusable.self) { try OperatorDoor(other.node) }
        }

        _ = try OperatorDoor(other.node)
    }

    /// Runs `body` while the node's door is open.
    private static func serving(
        _ node: TestNode, _ body: @escaping @Sendable (Settings) async throws -> Void
    ) async throws {
        let settings = node.node.settings
        let door = try #require(try OperatorDoor(node.node).service())
        // Ended as a node ends: a server that is cancelled amid a greeting takes the process down.
        let service = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [door], logger: Logger(label: "door")))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            let end = ContinuousClock.now + .seconds(20)
            while OperatorClient(settings) == nil, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(20))
            }
            let outcome = await Result { try await body(settings) }
            await service.triggerGracefulShutdown()
            try await group.waitForAll()
            try outcome.get()
        }
        unlink(OperatorDoor.path(in: settings.dataFolder))
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
