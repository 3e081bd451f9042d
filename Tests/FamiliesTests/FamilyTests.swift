import Commons
import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Replications
import Storage
import Testing
import Web

/// The family of a practice or a replication: who came from whom, as a tree, a map, a table, and data.
@Suite struct FamilyTests {
    private struct Told: Decodable {
        struct Node: Decodable {
            let title: String?
            let standing: String
            let parents: [String]
            let id: String
        }
        struct Shared: Decodable {
            let titles: [String]
        }
        let nodes: [Node]
        let shared: [Shared]
        let isCut: Bool

        /// The titles of what one of them came from.
        func parents(of title: String) -> [String] {
            let names = Dictionary(nodes.map { ($0.id, $0.title ?? $0.standing) }) { first, _ in first }
            return nodes.first { $0.title == title }?.parents.compactMap { names[$0] } ?? []
        }
    }

    private func told(_ path: String, _ client: any TestClientProtocol) async throws -> Told {
        let page = try await Visitor(client).open("\(path).json")
        return try JSONDecoder().decode(Told.self, from: Data(page.body.utf8))
    }

    @Test(arguments: Engine.available)
    func `each hangs on what it came from, and on its practice where it says nothing else`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let garden = try await FamilyGarden(on: node)
        let hive = try await FamilyGarden(on: node, title: "Ruche")
        let hives = try await hive.plant([("Ruche à Mende", "2012", [])])
        let made = try await garden.plant([("Premier", "2011", []), ("Second", "2013", [0]), ("Mêlé", "2015", [1])])
        try await node.database.write { [author = garden.author] tx in
            guard let thing = try Thing.find(made[2].id, in: tx) else { return }
            var content = try Replications().content(of: thing, in: tx)
            content.parents.append(hives[0].id)
            _ = try Replications().revise(thing, content, readAt: 1, by: author, in: tx)
        }
        try await node.test { client in
            let family = try await told("/practices/jardin/family", client)
            let own = try await told("/replications/second/family", client)
            let page = try await Visitor(client).open("/practices/jardin/family")

            #expect(family.parents(of: "Premier") == ["Jardin"])
            #expect(family.parents(of: "Second") == ["Premier"])
            #expect(family.parents(of: "Mêlé") == ["Second", "Ruche à Mende"])
            #expect(family.parents(of: "Ruche à Mende") == ["Ruche"])
            #expect(Set(own.nodes.compactMap(\.title)) == ["Jardin", "Premier", "Second", "Mêlé"])
            #expect(page.says("une a plusieurs origines") && page.says("2 nées d’autres implantations"))
            #expect(page.links.contains("/replications/mele") && page.links.contains("#family-table"))
        }
    }

    @Test(arguments: Engine.available)
    func `a parent that was withdrawn or is gone is a place without a name, and its descent stays`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let garden = try await FamilyGarden(on: node)
        let made = try await garden.plant([("Ancien", "2011", []), ("Perdu", "2012", []), ("Enfant", "2013", [0, 1])])
        let alone = try await garden.plant([("Seul", "2014", [])])
        try await garden.withdraw(made[0])
        try await garden.withdraw(alone[0])
        try await node.database.write { tx in try made[1].erase(in: tx) }
        try await node.test { client in
            let family = try await told("/replications/enfant/family", client)
            let page = try await Visitor(client).open("/replications/enfant/family")

            #expect(Set(family.parents(of: "Enfant")) == ["Jardin", "withdrawn", "gone"])
            #expect(page.says("une page qui a été retirée") && page.says("une page qui n’est plus ici"))
            #expect(!page.says("Ancien") && !page.says("Perdu"))
            #expect(try await told("/practices/jardin/family", client).nodes.count { $0.standing == "withdrawn" } == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the picture, the provenance and the table say the same, and stand alone`(engine: Engine) async throws {
        let node = try await TestNode(engine, settings: ["ESSAIM_ADDRESS": "https://commun.example"])
        try await node.addTerritories()
        let garden = try await FamilyGarden(on: node)
        let made = try await garden.plant([("Le <premier> & fils", "2011", []), ("Second", "", [0])])
        try await garden.end(made[0], .notViable, on: "2016-03")
        try await garden.tell("Des bacs", at: made[0])
        try await garden.tell("des bacs", at: made[1])
        try await node.test { client in
            let visitor = Visitor(client)
            let svg = try await visitor.open("/practices/jardin/family.svg")
            let prov = try await visitor.open("/practices/jardin/family.jsonld")
            let csv = try await visitor.open("/practices/jardin/family.csv")
            let page = try await visitor.open("/practices/jardin/family")

            #expect(svg.headers[.contentType] == "image/svg+xml")
            #expect(svg.body.hasPrefix("<?xml") && svg.body.hasSuffix("</svg>"))
            #expect(svg.body.contains("xmlns=\"http://www.w3.org/2000/svg\""))
            #expect(svg.body.contains("href=\"https://commun.example/replications/second\""))
            #expect(!svg.body.contains("style=") && svg.body.contains("Le &lt;premier&gt; &amp; fils"))
            let graph = try #require(
                try JSONSerialization.jsonObject(with: Data(prov.body.utf8)) as? [String: Any])
            let entities = try #require(graph["@graph"] as? [[String: Any]])
            #expect(entities.count == 3 && entities.allSatisfy { ($0["@type"] as? [String])?.first == "prov:Entity" })
            #expect(entities.count { $0["prov:wasDerivedFrom"] != nil } == 2)
            #expect(csv.body.contains("not-viable,2016-03"))
            #expect(page.says("adaptation du même nom : des bacs") && page.says("Terminée, non viable"))
            #expect(page.says("date inconnue") && page.says("mars 2016"))
        }
    }

    @Test(arguments: Engine.available)
    func `the same thing done to the same part is said of both ends of a line, and not as if one had it from the other`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let garden = try await FamilyGarden(on: node, functions: ["Décider ensemble", "Cultiver"])
        let made = try await garden.plant([
            ("Premier", "2011", []), ("Second", "2013", [0]), ("Troisième", "2014", [1]),
        ])
        try await garden.tell("Des bacs", at: made[0], touching: "changed 1-2")
        try await garden.tell("Sur les toits", at: made[1], touching: "changed 1-2")
        try await garden.tell("Sans bacs", at: made[2], touching: "dropped 1-2")
        try await node.test { client in
            let page = try await Visitor(client).open("/practices/jardin/family")
            let data = try await Visitor(client).openAsProgram("/practices/jardin/family")

            #expect(page.says("(a changé la même partie\u{202F}: Cultiver)") && !page.says("laissé de côté la même"))
            #expect(page.body.matches(of: /class="line[^"]*shared"/).count == 1)
            #expect(data.body.contains("\"part\":\"1-2\""))
        }
    }

    @Test func `five hundred are drawn each in a row of its own, and read on one page within its time`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.addTerritories()
        let garden = try await FamilyGarden(on: node)
        let lines = (0..<500).map { number in
            (title: "Jardin numéro \(number)", since: "\(2010 + number / 40)", parents: number < 10 ? [] : [number / 3])
        }
        _ = try await garden.plant(lines)
        try await node.test { client in
            let start = ContinuousClock.now
            let page = try await Visitor(client).open("/practices/jardin/family")
            let taken = ContinuousClock.now - start

            #expect(page.status == 200)
            #expect(page.body.matches(of: /<rect class="row/).count == 501)
            #expect(page.body.matches(of: />2020<\/text>/).count == 14, "the years are named above each group of rows")
            #expect(taken < .seconds(5), "a debug build on a busy machine: \(taken)")
            let heights = page.body.matches(of: /class="row[^>]*height="([0-9.]+)"/).compactMap { Double($0.1) }
            #expect(heights.allSatisfy { $0 >= 24 })
        }
    }

    @Test(arguments: Engine.available)
    func `pages of practices and replications lead to the family, a moved one too, and nonsense leads nowhere`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let garden = try await FamilyGarden(on: node)
        _ = try await garden.plant([("Premier", "2011", []), ("Second", "2013", [0])])
        try await node.test { client in
            let visitor = Visitor(client)
            let first = try await visitor.open("/replications/premier")

            #expect(first.links.contains("/replications/premier/family"))
            #expect(first.says("Une implantation dit en venir."))
            #expect(try await visitor.open("/practices/jardin").links.contains("/practices/jardin/family"))
            #expect(try await visitor.open("/practices/rien/family").status == 404)
            #expect(try await visitor.open("/organizations/jardin/family").status == 404)
            #expect(try await visitor.open("/practices/jardin/family.geojson").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `a practice that nobody followed says what would be here`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        _ = try await FamilyGarden(on: node)
        try await node.test { client in
            let page = try await Visitor(client, language: "en").open("/practices/jardin/family")

            #expect(page.status == 200 && page.says("Nothing has come of it here yet"))
        }
    }
}
