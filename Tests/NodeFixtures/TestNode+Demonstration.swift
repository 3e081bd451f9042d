internal import Demonstration
package import Fixtures
internal import Foundation
internal import Node
internal import Storage
internal import Territories

extension TestNode {
    /// A node with the official territories and the demonstration commons. It is made once: tests only read it.
    package static func demonstration(_ engine: Engine = .sqlite) async throws -> TestNode {
        try await Furnishing.shared.node(engine).value
    }

    private actor Furnishing {
        static let shared = Furnishing()
        private var nodes: [Engine: Task<TestNode, any Error>] = [:]

        func node(_ engine: Engine) -> Task<TestNode, any Error> {
            if let node = nodes[engine] { return node }
            let node = Task {
                let node = try await TestNode(engine)
                let (database, world) = (node.database, node.world.world)
                try await TerritoryImport.official().apply(to: database, at: world.now())
                _ = try await Demonstration(DemoFolder(path: Self.folder), files: node.node.files, world: world)
                    .load(into: database)
                return node
            }
            nodes[engine] = node
            return node
        }

        private static let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("demo").path
    }
}
