import Fixtures
import HummingbirdTesting
import NodeFixtures

extension TestNode {
    /// Somebody who has published a practice called « Jardin ».
    func gardener(
        _ name: String, functions: [String] = [], at client: any TestClientProtocol
    ) async throws -> Visitor {
        let visitor = try await person(name, at: client)
        try await visitor.open("/practices/new")
        try await visitor.submit("/practices", ["title": "Jardin"], choosing: ["functions": functions])
        try await visitor.submit("/practices/jardin/editions")
        return visitor
    }

    /// Somebody who carries « Jardin à Mende », which is being prepared.
    func carrier(
        _ name: String, functions: [String] = [], at client: any TestClientProtocol
    ) async throws -> Visitor {
        let visitor = try await gardener(name, functions: functions, at: client)
        try await visitor.open("/replications/new?practice=jardin&territory=Mende&carrier=")
        try await visitor.submit("/replications", ["state": "preparing"])
        return visitor
    }
}
