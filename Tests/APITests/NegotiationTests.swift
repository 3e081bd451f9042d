import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Testing

@Suite struct NegotiationTests {
    static let forms = [
        ("/practices/siel-bleu.json", "application/json"), ("/practices/siel-bleu.jsonld", "application/ld+json"),
        ("/practices.json", "application/json"), ("/practices.jsonld", "application/ld+json"),
        ("/replications.csv", "text/csv; charset=utf-8; header=present"),
        ("/replications.csv-metadata.json", "application/csvm+json"), ("/index.json", "application/json"),
        ("/replications.geojson", "application/geo+json"),
        ("/territories/lozere-fr-48.geojson", "application/geo+json"),
        ("/territories/lozere-fr-48/parts.csv?echelon=commune", "text/csv; charset=utf-8; header=present"),
        ("/openapi.json", "application/json"), ("/contexts/essaim.jsonld", "application/ld+json"),
    ]

    @Test(arguments: forms)
    func `the end of a path chooses the form`(_ path: String, _ type: String) async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let answer = try await client.execute(uri: path, method: .get, headers: [.accept: "text/html"])

            #expect(answer.status == .ok && answer.headers[.contentType] == type, "\(answer.status)")
        }
    }

    static let wishes = [
        ("application/ld+json", "application/ld+json"),
        ("text/csv, text/html;q=0.5", "text/csv; charset=utf-8; header=present"),
        ("text/html, application/ld+json", "text/html; charset=utf-8"), ("*/*", "text/html; charset=utf-8"),
        ("application/*", "application/json"), ("application/json;q=0, */*;q=0.1", "text/html; charset=utf-8"),
        ("text/html;q=0.2, */*;q=0.9", "application/json"), ("image/png, */*;q=0.1", "text/html; charset=utf-8"),
    ]

    @Test(arguments: wishes)
    func `otherwise the Accept header chooses`(_ accept: String, _ type: String) async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let answer = try await client.execute(uri: "/practices", method: .get, headers: [.accept: accept])

            #expect(answer.headers[.contentType] == type)
            #expect(answer.headers[.vary]?.contains("Accept") == true)
        }
    }

    @Test func `a form that does not exist is missing at its address, and refused by name`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let missing = try await client.execute(uri: "/practices/siel-bleu.csv", method: .get)
            let refused = try await client.execute(
                uri: "/practices/siel-bleu", method: .get, headers: [.accept: "application/pdf"])

            #expect(missing.status == .notFound)
            #expect(missing.headers[.contentType] == "application/problem+json")
            #expect(refused.status == .notAcceptable)
            #expect(try refused.object["type"] as? String == "/api#problem-notAcceptable")
        }
    }

    @Test func `pages name their other forms, forms none`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let visitor = Visitor(client)

            let list = try await visitor.open("/replications?state=running")
            let form = try await visitor.open("/session/new")

            let alternate =
                "<link rel=\"alternate\" type=\"application/geo+json\" href=\"/replications.geojson?state=running\">"
            #expect(list.body.contains(alternate))
            #expect(!form.body.contains("rel=\"alternate\""))
        }
    }

    @Test func `a former address and a name lead to the same form elsewhere`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let data = try await client.execute(uri: "/practices/siel-bleu.json", method: .get)
            let thing = try #require(try data.object["thing"] as? [String: Any])
            let id = try #require(thing["id"] as? String)

            let found = try await client.execute(uri: "/things/\(id).jsonld", method: .get)

            #expect(found.status == .found && found.headers[.location] == "/practices/siel-bleu.jsonld")
        }
    }

    @Test func `another method is told which ones there are`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            for (path, allowed) in [("/practices", "GET, HEAD, POST"), ("/practices/siel-bleu", "GET, HEAD")] {
                let answer = try await client.execute(
                    uri: path, method: .delete, headers: [.accept: "application/json"])

                #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == allowed, "\(path)")
                #expect(answer.headers[.contentType] == "application/problem+json")
            }
        }
    }
}
