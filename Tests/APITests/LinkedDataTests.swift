import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Testing

@Suite struct LinkedDataTests {
    static let pages = [
        "/practices/siel-bleu.jsonld", "/practices.jsonld", "/replications.jsonld", "/organizations.jsonld",
        "/territories/lozere-fr-48.jsonld", "/territories/lozere-fr-48/parts.jsonld?echelon=commune",
    ]

    @Test(arguments: pages)
    func `every term is one of the context that this node serves`(_ path: String) async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let document = try await client.execute(uri: path, method: .get).object
            let context = try await client.execute(uri: "/contexts/essaim.jsonld", method: .get).object
            let known = try #require(context["@context"] as? [String: Any])

            #expect(document["@context"] as? String == "http://127.0.0.1:8080/contexts/essaim.jsonld")
            for term in Self.terms(of: document) where !term.hasPrefix("@") {
                let prefix = String(term.prefix { $0 != ":" })
                #expect(known[prefix] != nil && term.contains(":"), "\(term)")
            }
        }
    }

    @Test func `a practice says its licence, its language, its charter, and who looks after it`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let page = try await client.execute(uri: "/practices/siel-bleu.json", method: .get).object
            let document = try await client.execute(uri: "/practices/siel-bleu.jsonld", method: .get).object
            let thing = try #require(page["thing"] as? [String: Any])
            let id = try #require(thing["id"] as? String)

            #expect(document["@id"] as? String == "http://127.0.0.1:8080/things/\(id)")
            #expect((document["@type"] as? [String])?.contains("schema:HowTo") == true)
            #expect((document["schema:license"] as? String)?.hasPrefix("https://creativecommons.org/licenses/") == true)
            let name = try #require(document["schema:name"] as? [String: Any])
            #expect(name["@language"] as? String == "fr" && name["@value"] as? String == thing["title"] as? String)
            #expect((document["schema:hasPart"] as? [Any])?.isEmpty == false)
            #expect((document["prov:generatedAtTime"] as? String)?.hasSuffix("Z") == true)
        }
    }

    @Test func `a replication was derived from its practice`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let list = try await client.execute(uri: "/replications.json", method: .get).object
            let first = try #require((list["results"] as? [[String: Any]])?.first?["path"] as? String)
            let document = try await client.execute(uri: "\(first).jsonld", method: .get).object

            // One origin stands alone; those of a hybrid are a list, the practice first.
            let told = try #require(document["prov:wasDerivedFrom"])
            let origins = try #require(told as? [[String: Any]] ?? (told as? [String: Any]).map { [$0] })
            #expect(!origins.isEmpty && origins.allSatisfy { ($0["@id"] as? String)?.contains("/things/") == true })
            #expect(origins.first?["@type"] as? [String] == ["schema:HowTo"])
            #expect((document["schema:location"] as? [String: Any])?["@id"] != nil)
        }
    }

    private static func terms(of value: Any) -> Set<String> {
        switch value {
        case let object as [String: Any]:
            let types = (object["@type"] as? [String]) ?? (object["@type"] as? String).map { [$0] } ?? []
            return object.reduce(into: Set(object.keys).union(types)) { $0.formUnion(terms(of: $1.value)) }
        case let list as [Any]: return list.reduce(into: []) { $0.formUnion(terms(of: $1)) }
        default: return []
        }
    }
}
