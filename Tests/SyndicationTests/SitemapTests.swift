import Commons
import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NodeFixtures
import Practices
import Storage
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// How search engines find every page, and none that is not for everybody.
@Suite struct SitemapTests {
    @Test(arguments: Engine.available)
    func `every published page is found from the file for robots, and no draft`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            for title in ["Jardin", "Repas", "Brouillon"] {
                try await ada.open("/practices/new")
                try await ada.submit("/practices", ["title": title])
                if title != "Brouillon" { try await ada.publish("/practices/\(title.lowercased())") }
            }
            let robots = try await client.text("/robots.txt")
            let index = try #require(robots.split(separator: "\n").last { $0.hasPrefix("Sitemap: ") })
            let lists = try await client.locations(String(index.dropFirst("Sitemap: ".count)))
            var pages: [String] = []
            for list in lists { pages += try await client.locations(list) }

            #expect(pages.contains { $0.hasSuffix("/practices/jardin") })
            #expect(pages.contains { $0.hasSuffix("/practices/repas") })
            #expect(pages.contains { $0.hasSuffix("/territories") })
            #expect(!pages.contains { $0.contains("brouillon") })
            for page in pages {
                let answer = try await client.execute(uri: page.path, method: .get)
                #expect(answer.status == .ok, "\(page)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `long lists are cut into runs that miss nothing and say nothing twice`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            for number in 1...5 {
                try await ada.open("/practices/new")
                try await ada.submit("/practices", ["title": "Pratique \(number)"])
                try await ada.publish("/practices/pratique-\(number)")
            }
        }
        let runs = try await node.database.read { tx in
            try Thing.landmarks(.practice, every: 2, in: tx).map {
                try Thing.published(.practice, from: $0.id, limit: 2, in: tx).map(\.slug)
            }
        }

        #expect(runs.map(\.count) == [2, 2, 1])
        #expect(Set(runs.flatMap { $0 }) == Set((1...5).map { "pratique-\($0)" }))
    }

    @Test(arguments: ["/sitemaps/practices/x.xml", "/sitemaps/practices/", "/sitemaps/people/x.xml", "/sitemaps/x/y"])
    func `a list that there is none of is missing`(path: String) async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.status == .notFound)
        }
    }

    @Test func `a browser learns how to search here`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let page = try await client.text("/")
            let description = try await client.text("/opensearch.xml")

            #expect(page.contains("href=\"/opensearch.xml\""))
            #expect(description.contains("/search?q={searchTerms}"))
            #expect(XMLParser(data: Data(description.utf8)).parse())
        }
    }
}

extension Visitor {
    /// Publishes a draft by the form on its page.
    fileprivate func publish(_ path: String) async throws {
        let page = try await open(path)
        guard let form = page.forms.first(where: { $0.action.hasSuffix("/editions") }) else { return }
        try await submit(form.action)
    }
}

extension TestClientProtocol {
    fileprivate func text(_ path: String) async throws -> String {
        String(buffer: try await execute(uri: path, method: .get).body)
    }

    /// What a list names, read as a program reads it.
    fileprivate func locations(_ address: String) async throws -> [String] {
        let document = Locations()
        let parser = XMLParser(data: Data(try await text(address.path).utf8))
        parser.delegate = document
        #expect(parser.parse(), "\(address)")
        return document.found
    }
}

extension String {
    /// Of an address of this node.
    fileprivate var path: String {
        guard let scheme = firstRange(of: "://"), let slash = self[scheme.upperBound...].firstIndex(of: "/") else {
            return self
        }
        return String(self[slash...])
    }
}

private final class Locations: NSObject, XMLParserDelegate {
    private(set) var found: [String] = []
    private var isInside = false

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        isInside = name == "loc"
        if isInside { found.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if isInside { found[found.count - 1] += text }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        isInside = false
    }
}
