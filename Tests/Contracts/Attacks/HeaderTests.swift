import Fixtures
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Node
import NodeFixtures
import Testing

@testable import Web

/// What every answer of every route says to browsers, whatever was asked and however it went.
@Suite struct HeaderTests {
    private static let required: [(name: String, value: String)] = [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    /// Each asks for another kind of answer: page, data, refusal, file.
    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .options, .trace, .patch]

    @Test func `every answer forbids framing, guessing and foreign scripts, and no other origin may read it`()
        async throws
    {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let addresses = try node.node.routes().map { $0.address(filling: "x") } + Self.files
            for address in addresses {
                for method in Self.methods {
                    let answer = try await client.executeRequest(
                        uri: address, method: method,
                        headers: [.origin: "https://evil.example", .accept: "text/html"], body: nil)
                    Self.judge(answer, "\(method) \(address)")
                }
            }
        }
    }

    @Test func `methods that nobody serves are refused, and nothing that was sent comes back`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            for method in ["TRACE", "TRACK", "CONNECT", "DEBUG", "PROPFIND", "PUT", "DELETE", "get"] {
                let answer = try await client.executeRequest(
                    uri: "/practices", method: try #require(HTTPRequest.Method(method)),
                    headers: [.cookie: "essaim_session=naughty-secret", .accept: "text/html"], body: nil)

                #expect((400..<500).contains(answer.status.code), "\(method): \(answer.status)")
                #expect(!String(buffer: answer.body).contains("naughty-secret"), "\(method)")
            }
        }
    }

    @Test func `no header or field of a form makes another method of a request`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let names = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]
            for name in try names.map({ try #require(HTTPField.Name($0)) }) {
                let plain = try await client.executeRequest(uri: "/session/new", method: .get, headers: [:], body: nil)
                let turned = try await client.executeRequest(
                    uri: "/session/new?_method=POST", method: .get, headers: [name: "DELETE"], body: nil)

                #expect(turned.status == plain.status)
            }
        }
    }

    @Test func `over TLS browsers are told to keep to it, and cookies are this host's alone`() async throws {
        let node = try await TestNode(.sqlite, settings: ["ESSAIM_ADDRESS": "https://commun.example"])
        try await node.test { client in
            for address in ["/", "/nowhere", "/session/new", "/?lang=en"] {
                let answer = try await client.executeRequest(uri: address, method: .get, headers: [:], body: nil)

                let strict = answer.headers[.strictTransportSecurity] ?? ""
                #expect(strict.hasPrefix("max-age=63072000"), "\(address)")
                for cookie in answer.headers[values: .setCookie] {
                    #expect(cookie.hasPrefix("__Host-"), "\(cookie)")
                    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
                        #expect(cookie.contains(attribute), "\(cookie)")
                    }
                    #expect(!cookie.contains("Domain"), "\(cookie)")
                }
            }
            // A neighbour domain can set the name without the prefix: it counts for nothing.
            let planted = try await client.executeRequest(
                uri: "/session/new", method: .get,
                headers: [.cookie: "essaim_form=0123456789abcdef0123; essaim_language=en"], body: nil)
            #expect(planted.headers[values: .setCookie].contains { $0.hasPrefix("__Host-essaim_form=") })
            #expect(String(buffer: planted.body).contains("<html lang=\"fr\""))
        }
    }

    @Test func `what was made for a person is not kept by the browser`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)

            let own = try await ada.open("/profile")
            let anybodys = try await Visitor(client).open("/practices")

            #expect(own.headers[.cacheControl] == "private, no-store")
            #expect(anybodys.headers[.cacheControl] == "private, no-cache")
        }
    }

    private static let files = ["/assets/base.css", "/assets/none.css", "/assets/../Package.swift", "/nowhere", "/%00"]

    private static func judge(_ answer: TestResponse, _ what: String) {
        #expect(answer.status.code < 500, "\(what): \(answer.status)")
        for (name, value) in required {
            let field = HTTPField.Name(name)
            #expect(field.flatMap { answer.headers[$0] } == value, "\(what): \(name)")
        }
        let policy = answer.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'none'"), "\(what)")
        let foreign = answer.headers.filter { $0.name.canonicalName.hasPrefix("access-control-") }
        #expect(foreign.isEmpty, "\(what): \(foreign)")
    }
}
