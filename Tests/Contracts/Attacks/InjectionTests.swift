import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// Line ends, paths and formulas that lead out of the place they were written for.
@Suite struct InjectionTests {
    @Test func `no address of a file leads out of its folder`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ways = [
                "../Package.swift", "..%2FPackage.swift", "%2e%2e/Package.swift", "..%5CPackage.swift",
                "....//Package.swift",
                "%252e%252e%252fPackage.swift", "/etc/passwd", "%2Fetc%2Fpasswd", "base.css/../../../Package.swift",
                "base.css%00.js", ".", "..", "", "%c0%ae%c0%ae/Package.swift", "base.css?../../Package.swift",
                "~root/.bashrc",
            ]
            for folder in ["assets", "third-party", "site.css", ".well-known", "assets/fonts"] {
                for way in ways {
                    let answer = try await client.executeRequest(
                        uri: "/\(folder)/\(way)", method: .get, headers: [.accept: "*/*"], body: nil)
                    let body = String(buffer: answer.body)

                    #expect(answer.status.code < 500, "/\(folder)/\(way): \(answer.status)")
                    #expect(!body.contains("swift-tools-version") && !body.contains("root:"), "/\(folder)/\(way)")
                    if answer.status == .ok { #expect(way.isEmpty || way.hasPrefix("base.css?"), "/\(folder)/\(way)") }
                }
            }
        }
    }

    @Test func `a line end in an address is no header of the answer`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            for route in try node.node.routes() where !route.isUnsafe {
                let text = "a%0d%0aSet-Cookie:%20naughty=1%0d%0aX-Naughty:%201"
                let answer = try await client.executeRequest(
                    uri: route.address(filling: text) + "?then=/\(text)&q=\(text)", method: .get,
                    headers: [.accept: "text/html"], body: nil)

                #expect(answer.status.code < 500, "\(route)")
                for field in answer.headers {
                    #expect(!field.name.canonicalName.contains("naughty"), "\(route): \(field)")
                    #expect(field.value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(route): \(field)")
                }
                #expect(!answer.headers[values: .setCookie].contains { $0.hasPrefix("naughty") }, "\(route)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a name or a title with line ends adds no header to a letter`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let site = try await boss.open("/administration/site").form(to: "/administration/site")
            let name = "Le commun\r\nBcc: evil@example.org\r\n\r\nA body"
            let fields = site.fields.filter { $0.name != "name" } + [PageForm.Field("name", name)]
            _ = try await boss.send("/administration/site", fields)
            let eve = Visitor(client)
            try await eve.open("/accounts/new")
            node.world.advance(by: .seconds(7))
            try await eve.submit(
                "/accounts",
                [
                    "name": "Eve\nBcc: evil@example.org", "email": "eve@example.org\nevil@example.org",
                    "newPassword": "quatre pommes au four",
                ])
            try await eve.open("/accounts/password-resets")
            try await eve.submit("/accounts/password-resets", ["email": "boss@example.org"])
            try await node.keepPromises()

            let letters: [String] = try await node.database.read { try $0.values("SELECT subject FROM letters") }
            let recipients: [String] = try await node.database.read { try $0.values("SELECT recipient FROM letters") }
            #expect(letters.count == 1 && recipients == ["boss@example.org"])
            for subject in letters { #expect(!subject.contains { $0.isNewline }, "\(subject)") }
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "\\\\evil.example",
        "javascript:x",
        "///evil.example", "/%09/evil.example\r\nX-Naughty: 1", "evil.example", " /evil", "@evil.example",
        "http:evil.example",
    ])
    func `after signing in one stays on this node`(then: String) async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)

            let answer = try await client.executeRequest(
                uri: "/session/new?then=\(then.percentEncoded)", method: .get,
                headers: [.cookie: "essaim_session=\(try #require(await ada.cookie("essaim_session")))"], body: nil)

            let location = try #require(answer.headers[.location])
            #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.hasPrefix("/\\"), "\(location)")
        }
    }
}
