import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Web

/// Ada looks after « Jardin »; Boris carries it in Mende and follows its first edition.
struct Garden {
    let node: TestNode
    let ada: Visitor
    let boris: Visitor

    static let functions = ["Décider ensemble", "Cultiver une parcelle commune", "Accueillir les passants"]
    static let forms = ["Une réunion le premier samedi", "Des parcelles en pleine terre"]
    let practice = "/practices/jardin"
    let place = "/replications/jardin-a-mende"

    static func tend(
        _ engine: Engine, _ body: @escaping @Sendable (Garden, any TestClientProtocol) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit(
                "/practices", ["title": "Jardin"],
                choosing: ["principles": ["Ni pesticide, ni engrais"], "functions": functions, "forms": forms])
            try await ada.submit("/practices/jardin/editions")
            let boris = try await node.person("Boris", language: .en, at: client)
            try await boris.open("/replications/new?practice=jardin&territory=Mende&carrier=")
            try await boris.submit("/replications", ["title": "Jardin à Mende", "state": "preparing"])
            try await body(Garden(node: node, ada: ada, boris: boris), client)
        }
    }

    /// Ada changes some lists and publishes what comes of it.
    @discardableResult
    func publish(_ lists: [String: [String]]) async throws -> VisitedPage {
        try await ada.open("\(practice)/revisions/new")
        try await ada.submit("\(practice)/revisions", ["reason": "suite"], choosing: lists)
        return try await ada.submit("\(practice)/editions")
    }

    /// Boris tells a change that touches a part.
    func adapt(_ title: String, _ part: String) async throws {
        try await boris.open("\(place)/adaptations/new")
        try await boris.submit(
            "\(place)/adaptations", ["title": title, "what": "Nous faisons \(title)."], choosing: ["parts": [part]])
    }
}
