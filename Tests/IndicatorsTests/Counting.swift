import Commons
import Foundation
import Fixtures
import HummingbirdTesting
import NodeFixtures
import Practices
import Storage
import Testing
import Web

/// What programs read of numbers that were put together.
struct PutTogether: Decodable {
    struct Indicator: Decodable {
        struct Period: Decodable {
            let period: String
            let value: Double?
            let amount: Double
            let whole: Double?
            let told: Int
            let missing: Int
        }
        let title: String
        let path: String?
        let madeOf: Int
        let asked: Int
        let periods: [Period]
    }
    let replications: Int
    let indicators: [Indicator]
    let indicatorCount: Int

    static func at(_ path: String, _ client: any TestClientProtocol) async throws -> PutTogether {
        let body = try await Visitor(client).open(path).body
        return try JSONDecoder().decode(PutTogether.self, from: Data(body.utf8))
    }
}

/// Stan keeps practices and networks; Ada and Bo carry a place each.
struct Counting {
    let client: any TestClientProtocol
    let stan: Visitor
    let ada: Visitor
    let bo: Visitor

    init(_ node: TestNode, _ client: any TestClientProtocol) async throws {
        self.client = client
        stan = try await node.person("Stan", at: client)
        for practice in ["Verger", "Atelier"] {
            try await stan.open("/practices/new")
            try await stan.submit("/practices", ["title": practice])
            try await stan.submit("/practices/\(practice.lowercased())/editions")
        }
        ada = try await node.person("Ada", at: client)
        bo = try await node.person("Bo", at: client)
        try await start("verger", "Verger de Ada", "Mende", by: ada)
        try await start("verger", "Verger de Bo", "Mende", by: bo)
    }

    @discardableResult
    func start(_ practice: String, _ title: String, _ place: String, by person: Visitor) async throws -> VisitedPage {
        try await person.open("/replications/new?practice=\(practice)&territory=\(place)&carrier=")
        return try await person.submit("/replications", ["title": title, "state": "running"])
    }

    func found(_ network: String) async throws {
        try await stan.open("/networks/new")
        try await stan.submit("/networks", ["title": network, "kind": "thematic"])
    }

    /// Proposes that something belong to a network of Stan's; whoever keeps it accepts.
    func join(_ member: String, _ network: String, acceptedBy person: Visitor? = nil) async throws {
        try await stan.open("/memberships/new?network=\(network)")
        let path = try await stan.submit("/memberships", ["member": member, "territory": ""]).path
        guard let person else { return }
        try await person.open(path)
        try await person.submit("\(path)/acceptances")
    }

    func propose(_ title: String, _ sort: String, on owner: String) async throws {
        try await stan.open("\(owner)/indicators/new")
        try await stan.submit("\(owner)/indicators", ["title": title, "question": "Combien ?", "sort": sort])
    }

    func takeReady(_ ready: String, on owner: String) async throws {
        try await stan.open("\(owner)/indicators/new")
        try await stan.submit("\(owner)/ready-indicators", choosing: ["ready": [ready]])
    }

    @discardableResult
    func tell(_ person: Visitor, _ place: String, _ fields: [String: String]) async throws -> VisitedPage {
        try await person.open("/replications/\(place)/observations/new")
        return try await person.submit("/replications/\(place)/observations", fields)
    }
}
