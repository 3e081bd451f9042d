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

/// Bytes that are no text, or too many, are refused before anything else, at every route and by both engines.
@Suite struct BadBytesTests {
    /// After the proof that a form carries.
    private static let bodies: [(name: String, bytes: [UInt8], status: Int)] = [
        ("a null character", Array("&title=a%00b".utf8), 400), ("a raw null", Array("&title=a\u{0}b".utf8), 400),
        ("a null in a name", Array("&ti%00tle=a".utf8), 400), ("bytes of Latin-1", Array("&title=caf%E9".utf8), 400),
        ("a lone surrogate", Array("&title=%ED%A0%80".utf8), 400),
        ("an overlong slash", Array("&title=%C0%AF".utf8), 400),
        ("half an escape", Array("&title=%4".utf8), 400),
        ("raw bytes of no encoding", [0x26, 0x61, 0x3D, 0xFF, 0xFE], 400),
        ("UTF-16", [0x26, 0xFF, 0xFE, 0x61, 0x00], 400),
        ("ten megabytes", Array(("&title=" + String(repeating: "a", count: 10 << 20)).utf8), 413),
        ("ten thousand fields", Array(String(repeating: "&a=1", count: 10_000).utf8), 413),
    ]

    @Test(arguments: Engine.available)
    func `a body that is no text is refused at every route, and nothing is written`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let boss = try await Furnished.on(node, client).boss
            let token = try #require(
                try await boss.open("/administration/site").form(to: "/administration/site").value("_token"))
            let cookie = try #require(await boss.cookie(CookieNames.session))
            let before = try await Kept.count(in: node.database)
            for route in try node.node.routes() where route.isUnsafe {
                for (name, bytes, status) in Self.bodies {
                    let answer = try await client.executeRequest(
                        uri: route.address(filling: "jardin"), method: route.method,
                        headers: [
                            .contentType: "application/x-www-form-urlencoded", .accept: "application/json",
                            .cookie: "\(CookieNames.session)=\(cookie)",
                        ],
                        body: ByteBuffer(bytes: Array("_token=\(token)".utf8) + bytes))
                    #expect(answer.status.code == status, "\(route), \(name): \(answer.status)")
                }
            }
            #expect(try await Kept.count(in: node.database) == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a null character or no text in an address, a query, a cookie or a header is nobody's fault`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            for route in try node.node.routes() where !route.isUnsafe {
                for text in ["a%00b", "%FF", "%C0%80", "%ED%A0%80", "%E2%80%AE", "e%CC%81", "%+1", "%"] {
                    let address =
                        route.address(filling: text) + "?q=\(text)&territory=\(text)&after=\(text)&before=\(text)"
                    let answer = try await client.executeRequest(
                        uri: address, method: .get,
                        headers: [
                            .cookie: "essaim_session=\u{1}\u{FFFF}; essaim_form=a\u{7F}b; essaim_flash=\u{202E}",
                            .acceptLanguage: "\u{FFFD};q=\u{0660}", .accept: "*/*;q=NaN, text/html;q=\u{1}",
                            .userAgent: "\u{1}\u{2028}", .ifNoneMatch: "\u{FFFF}",
                        ], body: nil)
                    #expect(answer.status.code < 500, "\(address): \(answer.status)")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a name in any script has a page that opens`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        let titles = [
            String(repeating: "協", count: 120), String(repeating: "हिन्दी ", count: 17), "مرحبا بالعالم", "한글 이름",
            "Ελληνικά", String(repeating: "𐌰", count: 120), "🐝🐝", "क" + String(repeating: "\u{093E}", count: 100),
        ]
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            for title in titles {
                try await ada.open("/practices/new")
                let page = try await ada.submit("/practices", ["title": title])

                #expect(page.status == 200, "\(title.prefix(20)): \(page.status) at \(page.path)")
                #expect(page.path.utf8.allSatisfy { $0 < 0x80 }, "an address in a header is ASCII")
            }
        }
    }
}
