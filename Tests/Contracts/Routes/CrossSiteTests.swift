import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Node
import NodeFixtures
import Testing

@testable import Web

/// Nothing changes because a foreign page made a browser send something.
@Suite struct CrossSiteTests {
    /// How requests come that did not come from our pages: what the browser says, and whether the proof is there.
    struct Origin: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let headers: [String: String]
        var carriesProof = true
    }

    static let foreign = [
        Origin(testDescription: "without a proof", headers: ["Sec-Fetch-Site": "same-origin"], carriesProof: false),
        Origin(testDescription: "without a word from the browser, without a proof", headers: [:], carriesProof: false),
        Origin(testDescription: "from another site", headers: ["Sec-Fetch-Site": "cross-site"]),
        Origin(testDescription: "from a neighbour domain", headers: ["Sec-Fetch-Site": "same-site"]),
        Origin(testDescription: "from an unknown place", headers: ["Sec-Fetch-Site": "elsewhere"]),
        Origin(testDescription: "from another origin", headers: ["Origin": "https://evil.example"]),
        Origin(testDescription: "from a hidden origin", headers: ["Origin": "null"]),
        Origin(testDescription: "from a lookalike", headers: ["Origin": "http://localhost.evil.example"]),
        Origin(testDescription: "from another port", headers: ["Origin": "http://localhost:81"]),
    ]

    @Test(arguments: foreign)
    func `every route that changes something refuses what does not come from our pages`(_ origin: Origin) async throws {
        let node = try await TestNode(.sqlite)
        let routes = try node.node.routes().filter { $0.isUnsafe && !$0.isOneClick }

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let proof = try #require(
                try await boss.open("/administration/site").form(to: "/administration/site").value("_token"))
            for route in routes {
                let fields = origin.carriesProof ? [PageForm.Field("_token", proof)] : []
                let answer = try await boss.send(
                    route.address(filling: "x"), fields, headers: try Self.fields(origin.headers))

                #expect(answer.status == 403, "\(route): \(answer.status)")
            }
        }
        #expect(routes.count > 20)
    }

    @Test func `what needs no proof is known by name`() async throws {
        let node = try await TestNode(.sqlite)

        // A mail program ends letters (RFC 8058): the address is signed, and does nothing else.
        #expect(try node.node.routes().filter(\.isOneClick).map(\.path) == ["unsubscriptions/:token"])
    }

    @Test func `the same request from our pages is let in`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            for headers in [["Sec-Fetch-Site": "same-origin"], ["Origin": "http://localhost"], [:]] {
                let page = try await boss.open("/administration/site")
                let form = try page.form(to: "/administration/site")

                let answer = try await boss.send("/administration/site", form.fields, headers: try Self.fields(headers))

                #expect(answer.status == 303, "\(headers)")
            }
        }
    }

    @Test func `the proof of one person is none for another`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let ada = try await node.person("Ada", roles: [.administrator], at: client)
            let eve = try await node.person("Eve", roles: [.administrator], at: client)
            let form = try await eve.open("/administration/site").form(to: "/administration/site")

            let answer = try await ada.send("/administration/site", form.fields)

            #expect(answer.status == 403)
        }
    }

    private static func fields(_ headers: [String: String]) throws -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        return fields
    }
}
