import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NodeFixtures
import Testing

/// Pages of this node in pages of other sites.
@Suite struct EmbedTests {
    private static func withPractice(
        _ engine: Engine, title: String = "Jardin", isPublished: Bool = true,
        _ body: @escaping @Sendable (any TestClientProtocol, Visitor, _ path: String) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            let path = try await ada.submit("/practices", ["title": title, "summary": "Un jardin à plusieurs."]).path
            if isPublished { try await ada.submit("\(path)/editions") }
            try await body(client, ada, path)
        }
    }

    @Test(arguments: Engine.available)
    func `a page says to programs of other sites how it is shown as a card`(engine: Engine) async throws {
        try await Self.withPractice(engine) { client, _, path in
            let page = try await client.text(path)
            let discovery = try #require(page.firstRange(of: "/oembed?url="))
            let address = String(page[discovery.lowerBound...].prefix { $0 != "\"" })
            let told = try JSONSerialization.jsonObject(with: Data(try await client.text(address).utf8))
            let answer = try #require(told as? [String: Any])

            #expect(answer["version"] as? String == "1.0" && answer["type"] as? String == "rich")
            #expect(answer["title"] as? String == "Jardin" && answer["width"] as? Int == 480)
            let html = try #require(answer["html"] as? String)
            #expect(html.hasPrefix("<iframe src=\"") && html.contains("/embeds\(path)\""))
            let small = try await client.text("\(address)&maxwidth=300&maxheight=10&format=xml")
            #expect(small.contains("<width>300</width>") && small.contains("<height>240</height>"))
            #expect(page.contains("<meta property=\"og:title\" content=\"Jardin\">"))
            #expect(page.contains("<meta property=\"og:description\" content=\"Un jardin à plusieurs.\">"))
            #expect(page.contains("rel=\"canonical\""))
        }
    }

    @Test(arguments: Engine.available)
    func `a card may stand in a frame, does nothing and knows nobody; the page itself may not`(
        engine: Engine
    ) async throws {
        try await Self.withPractice(engine) { client, ada, path in
            let card = try await client.execute(uri: "/embeds\(path)", method: .get)
            let body = String(buffer: card.body)
            let framing = try #require(HTTPField.Name("X-Frame-Options"))
            let page = try await client.execute(uri: path, method: .get)

            #expect(card.status == .ok && body.contains("Un jardin à plusieurs.") && body.contains("CC BY-SA 4.0"))
            #expect(card.headers[framing] == nil)
            #expect(card.headers[.contentSecurityPolicy]?.contains("frame-ancestors *") == true)
            #expect(card.headers[.setCookie] == nil)
            for word in ["<script", "<form", "<img", "Ada"] { #expect(!body.contains(word), "\(word)") }
            let signedIn = try await ada.open("/embeds\(path)")
            #expect(signedIn.body == body, "the same for whoever is signed in")
            #expect(page.headers[framing] == "DENY")
            #expect(page.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `the map of a practice may stand in a frame, and what is brought is heard and seen there`(
        engine: Engine
    ) async throws {
        try await Self.withPractice(engine) { client, ada, path in
            try await ada.open("/media/new?page=\(path)")
            try await ada.upload(
                "/media", ["title": "Le bac", "authors": "Ada", "licence": "CC0-1.0", "alternative": "Un bac de bois"],
                file: ("file", "bac.png", SmallestPicture.png))
            let map = try await client.execute(uri: "/embeds\(path)/map", method: .get)
            let medium = try await client.text("/embeds/media/le-bac")
            let page = try await ada.open("/embedding?page=\(path)")

            #expect(map.status == .ok && String(buffer: map.body).contains("<svg"))
            #expect(try await client.text("/embeds\(path)").contains("Un jardin à plusieurs."), "the card stays")
            #expect(try await ada.open("/embeds/media/le-bac/map").status == 404)
            #expect(map.headers[.contentSecurityPolicy]?.contains("frame-ancestors *") == true)
            #expect(medium.contains("alt=\"Un bac de bois\"") && !medium.contains("<script"))
            #expect(page.body.contains("/embeds\(path)/map"))
            let shown = try await client.text(path)
            let licences = [
                "rel=\"license\" href=\"https://creativecommons.org/licenses/by-sa/4.0/\"",
                "rel=\"license\" href=\"https://creativecommons.org/publicdomain/zero/1.0/\"",
            ]
            for said in ["<figcaption about=\"/media/le-bac\">", "property=\"cc:attributionName\">Ada<"] + licences {
                #expect(shown.contains(said), "\(said)")
            }
            // Without this the browser refuses the styles to a frame of another site.
            #expect(page.body.contains("allow-same-origin") && !page.body.contains("allow-scripts"))
        }
    }

    @Test(arguments: Engine.available)
    func `what is not for everybody is shown nowhere else, not even by those who keep it`(engine: Engine) async throws {
        try await Self.withPractice(engine, isPublished: false) { client, ada, path in
            for address in ["/embeds\(path)", "/embeds\(path)/map", "/oembed?page=\(path)", "/embedding?page=\(path)"] {
                #expect(try await ada.open(address).status == 404, "\(address)")
            }
            let page = try await ada.open(path)
            #expect(!page.body.contains("/oembed"))
        }
    }

    @Test(arguments: [
        "https://elsewhere.example/practices/jardin", "http://localhost.evil.example/practices/jardin", "", "x",
        "javascript:alert(1)", "//evil.example/practices/jardin", "/profile", "/practices/../profile",
    ])
    func `addresses that are no page of ours are refused`(address: String) async throws {
        try await Self.withPractice(.sqlite) { client, _, _ in
            let asked = address.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let answer = try await client.execute(uri: "/oembed?url=\(asked)", method: .get)
            #expect(answer.status == .notFound)
        }
    }

    @Test(arguments: Engine.available)
    func `the code is shown to be copied, and hostile words in it stay words`(engine: Engine) async throws {
        let title = "\"><script>alert(1)</script>"
        try await Self.withPractice(engine, title: title) { client, _, path in
            let page = try await Visitor(client).open("/embedding?page=\(path)")
            let card = try await client.text("/embeds\(path)")

            #expect(page.says("Montrer cette page ailleurs") && !page.body.contains("<script>alert"))
            #expect(page.body.contains("&lt;iframe src="))
            #expect(!card.contains("<script"))
        }
    }
}

extension TestClientProtocol {
    fileprivate func text(_ path: String) async throws -> String {
        String(buffer: try await execute(uri: path, method: .get).body)
    }
}
