import Fixtures
import Following
import Foundation
import HummingbirdTesting
import Mail
import Node
import NodeFixtures
import Storage
import Testing
import Web

extension TestNode {
    /// Somebody who carries « Jardin à Mende », a replication of « Jardin ».
    func gardener(_ name: String, at client: any TestClientProtocol) async throws -> Visitor {
        let visitor = try await person(name, at: client)
        try await visitor.open("/practices/new")
        try await visitor.submit("/practices", ["title": "Jardin"])
        try await visitor.submit("/practices/jardin/editions")
        try await visitor.open("/replications/new?practice=jardin&territory=Mende&carrier=")
        try await visitor.submit("/replications", ["state": "preparing"])
        return visitor
    }

    func letters(to email: String) async throws -> [PostedLetter] {
        try await database.read { tx in
            try PostedLetter.latest(limit: 200, in: tx).filter { $0.to.rawValue == email }
        }
    }

    /// Time goes by, and those who are due are written to.
    func pass(_ seconds: Int) async throws {
        world.advance(by: .seconds(seconds))
        try await node.digests.begin()
        try await keepPromises()
    }
}

extension Visitor {
    /// Follows the page that is open.
    @discardableResult
    func follow(_ path: String, _ cadence: String) async throws -> VisitedPage {
        let link = try #require(try await open(path).links.first { $0.hasPrefix("/following/new") })
        try await open(link)
        return try await submit("/following", ["cadence": cadence])
    }

    func move(to state: String) async throws {
        try await open("/replications/jardin-a-mende/states/new")
        try await submit("/replications/jardin-a-mende/states", ["state": state])
    }
}
