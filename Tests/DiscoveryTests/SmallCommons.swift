import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import Node
import NodeFixtures
import Organizations
import Practices
import Replications
import Storage
import Territories
import Web

/// A node whose commons a test can tell in a few lines, on a handful of real territories.
struct SmallCommons: Sendable {
    let node: TestNode
    /// Carries everything that is told here.
    let ada: Person.ID

    var database: Database { node.node.database }

    init(_ engine: Engine) async throws {
        node = try await TestNode(engine)
        ada = node.world.world.newID()
        try await Gazetteer.ready().apply(to: database, at: node.world.now)
    }

    /// With somebody who reads in `language`.
    func visit(
        in language: String = "fr", _ journey: @escaping @Sendable (Visitor) async throws -> Void
    ) async throws {
        try await node.test { client in try await journey(Visitor(client, language: language)) }
    }

    /// A practice that anybody can read, unless it is a draft.
    @discardableResult
    func practice(
        _ title: String, _ summary: String = "Une pratique.", needs: [String] = [], isDraft: Bool = false
    ) async throws -> Thing {
        var content = PracticeContent()
        content.title = title
        content.summary = summary
        content.needs = needs
        var origin = Origin()
        origin.visibility = isDraft ? .draft : .published
        return try await tell { [content, origin] tx in
            try Practices().create(content, origin, by: author, world: node.world.world, in: tx)
        }
    }

    @discardableResult
    func replication(
        _ title: String, of practice: Thing, in territory: Territory.ID, _ state: ReplicationState = .running,
        since: String = "", carriers: [Thing.ID] = [], isFictional: Bool = false
    ) async throws -> Thing {
        let content = ReplicationContent(
            title: title, summary: "Ici aussi.", language: "fr", practice: practice.id, territory: territory,
            firstState: state, since: since, carriers: carriers)
        var origin = Origin()
        origin.isFictional = isFictional
        return try await tell { [origin] tx in
            try Replications().start(content, origin, by: author, world: node.world.world, in: tx)
        }
    }

    @discardableResult
    func adaptation(_ title: String, of replication: Thing) async throws -> Thing {
        let content = AdaptationContent(
            title: title, language: "fr", replication: replication.id, what: "Ce qui est différent.")
        return try await tell { tx in
            try Adaptations().record(content, of: replication, by: author, world: node.world.world, in: tx)
        }
    }

    @discardableResult
    func organization(
        _ title: String, _ kind: OrganizationKind = .association, in territory: Territory.ID? = nil
    ) async throws -> Thing {
        let content = OrganizationContent(
            title: title, summary: "Une structure.", language: "fr", kind: kind, territory: territory)
        var origin = Origin()
        origin.visibility = .published
        return try await tell { [origin] tx in
            try Organizations().create(content, origin, by: author, world: node.world.world, in: tx)
        }
    }

    var author: Authorship { Authorship(ada, because: "raconté", at: node.world.now) }

    /// Things are told one after the other, so that it is known which one is the latest.
    private func tell(_ act: @Sendable (Transaction) throws -> Thing) async throws -> Thing {
        node.world.advance(by: .seconds(60))
        return try await database.write(act)
    }
}

extension Territory.ID {
    static let mende = known("FR-COG-48095")
    static let saintDenis = known("FR-COG-93066")
    static let lozere = known("FR-48")
    static let belgium = known("BE")

    private static func known(_ text: String) -> Territory.ID {
        guard let id = Territory.ID(rawValue: text) else { preconditionFailure("\(text) is no identifier") }
        return id
    }
}
