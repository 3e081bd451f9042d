import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Testing
import Web

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Feeds are for whoever has a reader and no account.
@Suite struct FeedTests {
    @Test(
        arguments: Engine.available,
        ["/practices/jardin", "/replications/jardin-a-mende", "/territories/mende-fr-cog-48095"])
    func `a feed reader finds the feed from the page itself`(engine: Engine, path: String) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.gardener("Ada", at: client)

            for page in [path, "\(path)/news"] {
                let body = try await Visitor(client).open(page).body
                let isFound = body.contains(
                    "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"\(path)/news.atom\"")
                #expect(isFound, "\(page)")
            }
        }
    }

    @Test(
        arguments: Engine.available,
        [
            "/practices/jardin/news.atom", "/replications/jardin-a-mende/news.atom",
            "/territories/mende-fr-cog-48095/news.atom", "/search/news.atom?search=%2Fsearch%3Fq%3Djardin",
        ])
    func `a feed is what RFC 4287 asks for`(engine: Engine, path: String) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.gardener("A & <b>", at: client)

            let answer = try await Visitor(client).open(path)
            let feed = try Element.read(answer.body)

            #expect(answer.status == 200 && answer.headers[.contentType] == "application/atom+xml; charset=utf-8")
            #expect(feed.name == "feed" && feed.attributes["xmlns"] == "http://www.w3.org/2005/Atom")
            for name in ["id", "title", "updated"] { #expect(feed.all(name).count == 1, "\(name)") }
            #expect(feed.all("author").first?.all("name").count == 1)
            #expect(feed.all("link").contains { $0.attributes["rel"] == "self" })
            let entries = feed.all("entry")
            #expect(!entries.isEmpty)
            for entry in entries {
                for name in ["id", "title", "updated"] { #expect(entry.all(name).count == 1, "\(name)") }
                #expect(entry.all("link").first?.attributes["rel"] == "alternate")
                let moment = try #require(entry.all("updated").first?.text)
                #expect(moment.count == 20 && moment.hasSuffix("Z"))
            }
            let ids = entries.compactMap { $0.all("id").first?.text }
            #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.hasPrefix("http://") })
        }
    }

    @Test(
        arguments: Engine.available,
        [
            "/practices/jardin/news.jsonfeed", "/territories/mende-fr-cog-48095/news.jsonfeed",
            "/search/news.jsonfeed?search=%2Fsearch%3Fq%3Djardin",
        ])
    func `a feed is also what JSON Feed asks for, with the same news`(engine: Engine, path: String) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.gardener("A & <b>", at: client)

            let answer = try await Visitor(client).open(path)
            let atom = try await Visitor(client).open(path.replacing("jsonfeed", with: "atom"))
            let told = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
            let feed = try #require(told as? [String: Any])
            let items = try #require(feed["items"] as? [[String: Any]])

            #expect(answer.headers[.contentType] == "application/feed+json; charset=utf-8")
            #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
            for name in ["title", "home_page_url", "feed_url", "language"] { #expect(feed[name] is String, "\(name)") }
            #expect((feed["feed_url"] as? String)?.hasSuffix(path) == true)
            let ids = items.compactMap { $0["id"] as? String }
            let same = try Element.read(atom.body).all("entry").compactMap { $0.all("id").first?.text }
            #expect(!ids.isEmpty && ids == same)
            for name in ["url", "title", "content_text", "date_published"] {
                #expect(items.allSatisfy { $0[name] is String }, "\(name)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a reader that asks again is told that nothing changed, until something does`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            let path = "/replications/jardin-a-mende/news.atom"
            let tag = try #require(try await Visitor(client).open(path).headers[.eTag])

            let same = try await Visitor(client).open(path, headers: [.ifNoneMatch: tag])
            node.world.advance(by: .seconds(60))
            try await ada.move(to: "running")
            let other = try await Visitor(client).open(path, headers: [.ifNoneMatch: tag])

            #expect(same.status == 304 && same.body.isEmpty)
            #expect(other.status == 200 && other.body.contains("Nouvelle étape"))
        }
    }

    @Test(
        arguments: Engine.available,
        ["/search/news.atom", "/search/news.atom?search=x", "/practices/nothing/news.atom"])
    func `a feed of nothing is not there`(engine: Engine, path: String) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let answer = try await Visitor(client).open(path)

            #expect(answer.status == 404)
        }
    }
}

/// An element of XML, as a parser that is not ours reads it.
private final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) { (self.name, self.attributes) = (name, attributes) }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }

    static func read(_ text: String) throws -> Element {
        let reading = Reading()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reading
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        return try #require(reading.root.children.first)
    }

    private final class Reading: NSObject, XMLParserDelegate {
        let root = Element("", [:])
        private lazy var open = [root]

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = Element(name, attributes)
            open.last?.children.append(element)
            open.append(element)
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) { open.removeLast() }
    }
}
