import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Tabular
import Testing

@Suite struct ListTests {
    @Test func `a whole list is had by following it`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let all = try await Self.follow("/replications.csv?limit=100", client)
            let few = try await Self.follow("/replications.csv?limit=7", client)

            #expect(all.count > 20 && Set(all) == Set(few) && few.count == Set(few).count)
        }
    }

    @Test func `JSON says the same in next`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let answer = try await client.execute(uri: "/replications.json?limit=2", method: .get)
            let next = try #require(try answer.object["next"] as? String)

            #expect(try answer.headers("Link").first?.contains("/replications.json?limit=2&after=") == true)
            #expect(next.hasPrefix("/replications?limit=2&after="))
        }
    }

    @Test func `bounds and cursors that are none are refused`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            for query in ["limit=0", "limit=101", "limit=x", "after=nowhere"] {
                let answer = try await client.execute(uri: "/practices.json?\(query)", method: .get)
                #expect(answer.status == .unprocessableContent, "\(query)")
                let fields = try #require(try answer.object["fields"] as? [String: Any])
                #expect(fields.keys.first == String(query.prefix { $0 != "=" }))
            }
        }
    }

    @Test func `history and parts of a territory go on too`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let parts = try await client.execute(
                uri: "/territories/lozere-fr-48/parts.json?echelon=commune&limit=3", method: .get)
            let next = try #require(try parts.object["next"] as? String)
            let more = try await client.execute(
                uri: next, method: .get, headers: [.accept: "application/json"])

            let first = try #require(try parts.object["parts"] as? [[String: Any]])
            let second = try #require(try more.object["parts"] as? [[String: Any]])
            #expect(first.count == 3 && second.count == 3)
            #expect(
                Set(first.compactMap { $0["id"] as? String }).isDisjoint(
                    with: second.compactMap { $0["id"] as? String }))
        }
    }

    @Test func `a table is described beside it`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let table = try await client.execute(uri: "/practices.csv?q=jardin", method: .get)
            let links = try table.headers("Link")
            let described = try await client.execute(
                uri: "/practices.csv-metadata.json?q=jardin", method: .get)

            #expect(
                links.contains(
                    "</practices.csv-metadata.json?q=jardin>; rel=\"describedby\"; type=\"application/csvm+json\""))
            let url = try #require(try described.object["url"] as? String)
            #expect(url.hasSuffix("/practices.csv?q=jardin"))
            let schema = try #require(try described.object["tableSchema"] as? [String: Any])
            let columns = try #require(schema["columns"] as? [[String: Any]])
            let header = table.text.prefix { $0 != "\r\n" }.split(separator: ",").map(String.init)
            #expect(columns.compactMap { $0["name"] as? String } == header)
        }
    }

    @Test(arguments: Engine.available)
    func `a cell that a spreadsheet would calculate is disarmed`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await Program(of: node.person("Ada", at: client), at: client)
            for title in ["=1+1", "+33 six", "-cmd", "@SUM(A1)"] {
                _ = try await ada.post("/organizations", ["title": title, "kind": "company"])
            }

            let text = try await ada.get("/organizations.csv").text

            for title in ["=1+1", "+33 six", "-cmd", "@SUM(A1)"] { #expect(text.contains("\"'\(title)\"")) }
        }
    }

    @Test func `places are a collection of features, longitude first`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let answer = try await client.execute(uri: "/replications.geojson?limit=100", method: .get)
            let features = try #require(try answer.object["features"] as? [[String: Any]])
            let points = features.compactMap { ($0["geometry"] as? [String: Any])?["coordinates"] as? [Double] }

            #expect(try answer.object["type"] as? String == "FeatureCollection")
            #expect(features.count > 20 && points.count > 20)
            #expect(points.contains { $0.count == 2 && (40...52).contains($0[1]) && (-6...10).contains($0[0]) })
        }
    }

    @Test func `a list says how it is taken away`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let page = try await Visitor(client).open("/replications?state=running")

            #expect(page.says("Emporter cette liste"))
            #expect(page.links.contains("/replications.csv?state=running&limit=100"))
        }
    }

    /// The identifiers of a list, page after page.
    private static func follow(_ path: String, _ client: any TestClientProtocol) async throws -> [String] {
        var (path, ids): (String?, [String]) = (path, [])
        while let page = path {
            let answer = try await client.execute(uri: page, method: .get)
            let reader = try CSVReader(Array(answer.text.utf8))
            let column = try reader.column("id")
            for line in reader { ids.append(try line.get()[column]) }
            let next = try answer.headers("Link").first { $0.hasSuffix("rel=\"next\"") }
            path = next.map { String($0.dropFirst().prefix { $0 != ">" }) }
        }
        return ids
    }
}
