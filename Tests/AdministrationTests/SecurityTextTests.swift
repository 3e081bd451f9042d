import Fixtures
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Testing
import Web

@Suite struct SecurityTextTests {
    private static let path = "/.well-known/security.txt"

    @Test func `who found a weakness is told where to write, in which languages and until when`() async throws {
        let node = try await TestNode(
            .sqlite,
            settings: ["ESSAIM_SECURITY_CONTACT": "security@example.org", "ESSAIM_ADDRESS": "https://commun.example"])
        try await node.test { client in
            let text = try await Visitor(client).open(Self.path)

            #expect(
                text.body == """
                    Contact: mailto:security@example.org
                    Expires: 2027-02-22T00:00:00Z
                    Preferred-Languages: fr, en
                    Canonical: https://commun.example/.well-known/security.txt

                    """)
            #expect(text.headers[.contentType] == "text/plain; charset=utf-8")
        }
    }

    @Test func `without a setting the contact of the node is told, and without one nothing`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)

            let before = try await boss.open(Self.path)
            try await boss.open("/administration/site")
            try await boss.submit("/administration/site", ["contact": "https://example.org/nous"])
            let after = try await boss.open(Self.path)

            #expect(before.status == 404)
            #expect(after.body.hasPrefix("Contact: https://example.org/nous\n"))
            #expect(!after.body.contains("Canonical"), "an address without TLS is none (RFC 9116, 2.5.2)")
        }
    }
}
