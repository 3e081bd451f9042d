import Fixtures
import HummingbirdTesting
import NodeFixtures
import Testing
import Web

extension TestNode {
    /// Somebody who animates the network « Réseau », which has no members yet.
    func steward(_ name: String, at client: any TestClientProtocol) async throws -> Visitor {
        let visitor = try await person(name, at: client)
        try await visitor.found("Réseau")
        return visitor
    }

    /// Somebody who keeps the organization « La Ruche », at home in Mende.
    func beekeeper(_ name: String, at client: any TestClientProtocol) async throws -> Visitor {
        let visitor = try await person(name, at: client)
        try await visitor.open("/organizations/new")
        try await visitor.submit(
            "/organizations", ["title": "La Ruche", "kind": "association", "territory": "Mende"])
        return visitor
    }

    /// Somebody who carries « Jardin à Mende », a replication of « Jardin », with « La Ruche » when it is there.
    func gardener(_ name: String, carriedBy carrier: String = "", at client: any TestClientProtocol) async throws
        -> Visitor
    {
        let visitor = try await person(name, at: client)
        try await visitor.open("/practices/new")
        try await visitor.submit("/practices", ["title": "Jardin"])
        try await visitor.submit("/practices/jardin/editions")
        try await visitor.open("/replications/new?practice=jardin&territory=Mende&carrier=\(carrier)")
        try await visitor.submit("/replications", ["state": "running"])
        return visitor
    }
}

extension Visitor {
    func found(_ title: String) async throws {
        try await open("/networks/new")
        try await submit("/networks", ["title": title, "kind": "thematic"])
    }

    /// Proposes that a page, or a territory, belong to a network; the page of the membership.
    @discardableResult
    func propose(_ member: String, in network: String, territory: String = "") async throws -> VisitedPage {
        try await open("/memberships/new?network=\(network)")
        return try await submit("/memberships", ["member": member, "territory": territory])
    }

    /// As the page that is open says, accepts.
    @discardableResult
    func accept(_ membership: String) async throws -> VisitedPage {
        try await open(membership)
        return try await submit("\(membership)/acceptances")
    }
}
