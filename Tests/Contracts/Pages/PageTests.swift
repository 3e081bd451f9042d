import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Node
import NodeFixtures
import Testing

@testable import Web

/// What holds for every page that a visitor can come to from the home page.
@Suite struct PageTests {
    @Test(arguments: Language.allCases)
    func `every page answers, says everything in its language, and asks nobody else for anything`(
        _ language: Language
    ) async throws {
        let node = try await TestNode.demonstration()
        let keys = try Self.keyBeginnings(node)

        try await node.test { client in
            var crawl = Crawl(try node.node.routes())
            let visitor = Visitor(client, language: language.rawValue)
            var count = 0
            try await crawl.walk(visitor) { page in
                count += 1
                let html = page.body
                #expect([200, 301, 410].contains(page.status), "\(page.path): \(page.status)")
                guard page.headers[.contentType]?.hasPrefix("text/html") == true else { return }
                #expect(html.hasPrefix("<!DOCTYPE html><html lang=\"\(language.rawValue)\">"), "\(page.path)")
                #expect(html.components(separatedBy: "<h1").count == 2, "\(page.path) has one first heading")
                #expect(Self.foreignRequests(in: html) == [], "\(page.path)")
                #expect(Self.untold(keys, in: page.text) == [], "\(page.path) shows the key of a text")
                #expect(!html.contains("style=\"") && !html.contains("<style"), "\(page.path) has a style of its own")
                #expect(html.utf8.count < 150_000, "\(page.path) weighs \(html.utf8.count)")
            }
            #expect(count > 40)
        }
    }

    @Test func `every page is also data`() async throws {
        let node = try await TestNode.demonstration()

        try await node.test { client in
            var crawl = Crawl(try node.node.routes(), mostOfEachKind: 2)
            let visitor = Visitor(client)
            try await crawl.walk(visitor) { page in
                guard page.status == 200, page.headers[.contentType]?.hasPrefix("text/html") == true else { return }
                // A card is a page in small: its data are the page's.
                guard !page.path.hasPrefix("/embeds/") else { return }
                let data = try await visitor.openAsProgram(page.path)
                // A page that is nothing but a form has nothing for programs, and says so.
                guard data.status != 406 else {
                    #expect(page.forms.contains { $0.isSent }, "\(page.path)")
                    return
                }
                #expect(data.status == 200, "\(page.path)")
                #expect(data.headers[.contentType] == "application/json", "\(page.path)")
                #expect(data.headers[.vary]?.contains("Accept") == true, "\(page.path)")
                #expect((try? JSONSerialization.jsonObject(with: Data(data.body.utf8))) != nil, "\(page.path)")
            }
        }
    }

    @Test func `every answer tells the browser what to refuse`() async throws {
        let node = try await TestNode.demonstration()

        try await node.test { client in
            for (path, accept) in Self.answers {
                let answer = try await client.executeRequest(
                    uri: path, method: .get, headers: [.accept: accept], body: nil)
                let headers = answer.headers
                let policy = try #require(headers[.contentSecurityPolicy], "\(path)")
                #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
                #expect(!policy.contains("unsafe") && !policy.contains("http"), "\(path)")
                #expect(headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(headers[try #require(HTTPField.Name("Referrer-Policy"))] == "same-origin", "\(path)")
                #expect(headers[.server] == nil, "\(path)")
            }
        }
    }

    /// One of each sort of answer: page, data, redirect, not there, refused, file, program's style.
    private static let answers = [
        ("/", "text/html"), ("/", "application/json"), ("/practices/siel-bleu", "text/html"), ("/nowhere", "text/html"),
        ("/nowhere", "application/json"), ("/administration", "text/html"), ("/administration", "application/json"),
        ("/assets/base.css", "*/*"), ("/assets/nothing.css", "*/*"), ("/site.css", "*/*"),
        ("/territories/fr-48095", "text/html"), ("/search?q=%FF", "text/html"),
    ]

    /// The beginnings of keys that a page must not show: `practices.`, followed by a small letter.
    private static func keyBeginnings(_ node: TestNode) throws -> Set<Substring> {
        Set(node.node.catalog.all(in: .fr).keys.map { $0.prefix { $0 != "." } })
    }

    private static func untold(_ keys: Set<Substring>, in text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "-" }.filter { word in
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count > 1 && keys.contains(parts[0]) && parts[1].first?.isLowercase == true
                && !forms.contains(parts[1])
        }
    }

    /// The ends of addresses: `practices.json` is no key.
    private static let forms: Set<Substring> = ["json", "jsonld", "csv", "geojson"]

    /// Addresses elsewhere that a browser would fetch by itself. Links that people follow are another thing.
    private static func foreignRequests(in html: String) -> [Substring] {
        html.split(separator: "<").filter { tag in
            // A canonical address says where the page lives: nobody fetches it.
            guard !tag.hasPrefix("a "), !tag.hasPrefix("/"), !tag.hasPrefix("link rel=\"canonical\"") else {
                return false
            }
            let attributes = tag.prefix { $0 != ">" }
            return ["src=\"", "href=\"", "action=\"", "poster=\"", "srcset=\"", "data=\""].contains { name in
                attributes.components(separatedBy: " \(name)").dropFirst().contains {
                    $0.hasPrefix("http") || $0.hasPrefix("//")
                }
            }
        }
    }
}
