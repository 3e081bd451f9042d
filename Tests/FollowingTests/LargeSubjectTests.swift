import Fixtures
import Foundation
import HummingbirdTesting
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// News of what is large are not cut: what is not on one page, in one letter, in one answer of a feed is on the next.
@Suite struct LargeSubjectTests {
    private static let places = 700
    private static let bea = "bea@example.org"

    /// « Jardin à Mende », and hundreds of places like it, in the network « Réseau ».
    private static func crowded(
        _ engine: Engine, _ body: @escaping @Sendable (TestNode, Visitor, any TestClientProtocol) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/networks/new")
            try await ada.submit("/networks", ["title": "Réseau", "kind": "thematic"])
            let bea = try await node.person("Bea", at: client)
            try await bea.follow("/networks/reseau", "daily")
            node.world.advance(by: .seconds(60))
            try await node.crowd(places, like: "jardin-a-mende", in: "reseau")
            try await body(node, bea, client)
        }
    }

    @Test(
        arguments: Engine.available,
        ["/networks/reseau", "/practices/jardin", "/territories/lozere-fr-48", "/territories/mende-fr-cog-48095"])
    func `every place of a large subject is in its news, each once, page after page`(
        engine: Engine, path: String
    ) async throws {
        try await Self.crowded(engine) { _, _, client in
            let visitor = Visitor(client)
            var titles: [String] = []
            var next: String? = "\(path)/news"
            while let page = next {
                let told = try JSONDecoder().decode(
                    Told.self, from: Data(try await visitor.openAsProgram(page).body.utf8))
                titles += told.items.map(\.title).filter { $0.hasPrefix("Place ") }
                next = told.next
            }

            #expect(titles.count == Self.places && Set(titles).count == Self.places)
            #expect(titles.first == "Place \(Self.places)" && titles.last == "Place 1")
        }
    }

    private struct Told: Decodable {
        struct Item: Decodable {
            let title: String
        }

        let items: [Item]
        let next: String?
    }

    @Test(arguments: Engine.available)
    func `a letter that cannot hold all says that there is more, and a feed leads to what is older`(
        _ engine: Engine
    ) async throws {
        try await Self.crowded(engine) { node, _, client in
            try await node.pass(86_400)
            let letter = try #require(try await node.letters(to: Self.bea).first { $0.unsubscribe != nil })
            let first = try await Visitor(client).open("/networks/reseau/news.atom")
            let link = try #require(first.body.firstMatch(of: /rel="next"[^>]*href="([^"]+)"/)?.1)
            let path = String(link.dropFirst("http://127.0.0.1:8080".count))
            let second = try await Visitor(client).open(path)

            #expect(letter.text.contains("Place 700") && letter.text.contains("http://127.0.0.1:8080/news"))
            #expect(first.body.contains("Place 700") && !first.body.contains("Place 650<"))
            #expect(second.status == 200 && second.body.contains("Place 650<") && second.body.contains("rel=\"first\""))
        }
    }

    @Test(arguments: Engine.available)
    func `many who join in one moment are all told, on the site, in the feed and in the letter`(
        _ engine: Engine
    ) async throws {
        try await Self.crowded(engine) { node, bea, client in
            let now = node.world.now
            try await node.database.write { tx in
                for number in 1...45 {
                    try tx.run(
                        """
                        INSERT INTO audit_entries (subject, act, at, detail)
                        SELECT id, 'membership.accepted', CAST(\(now) AS BIGINT), CAST(\("Membre \(number)") AS TEXT)
                        FROM things WHERE slug = 'reseau'
                        """)
                }
            }
            node.world.advance(by: .seconds(60))

            let page = try await bea.open("/networks/reseau/news")
            let feed = try await Visitor(client).open("/networks/reseau/news.atom")
            let ids = feed.body.matches(of: /<id>([^<]+)<\/id>/).map { String($0.1) }

            for number in 1...45 { #expect(page.says("Membre \(number)"), "\(number)") }
            #expect(Set(ids).count == ids.count && ids.count >= 46)
        }
    }

    @Test(arguments: Engine.available)
    func `a search says of how many pages its news are`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.gardener("Ada", at: client)

            let page = try await Visitor(client).open("/search/news?search=%2Fsearch%3Fq%3Djardin")

            #expect(page.says("cent fiches"))
        }
    }
}
