import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Testing

@Suite struct DescriptionTests {
    @Test(arguments: Engine.available)
    func `the description names the fields that a form reads, and which are indispensable`(engine: Engine) async throws
    {
        let node = try await TestNode(engine)
        try await node.test { client in
            let description = try await client.execute(uri: "/openapi.json", method: .get).object
            let schema = try Self.body(of: "/practices", in: description)
            let properties = try #require(schema["properties"] as? [String: [String: Any]])

            #expect(description["openapi"] as? String == "3.1.1")
            #expect(schema["required"] as? [String] == ["title", "language"])
            #expect(properties["title"]?["maxLength"] as? Int == 120)
            #expect(properties["language"]?["enum"] as? [String] == ["fr", "en"])
            #expect(properties["principles"]?["maxItems"] as? Int == 7)
            #expect((properties["needs"]?["items"] as? [String: Any])?["enum"] != nil)
        }
    }

    @Test func `an edit may name its revision in a header`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let description = try await client.execute(uri: "/openapi.json", method: .get).object
            let operation = try Self.operation("/practices/{slug}/revisions", "post", in: description)
            let names = try #require(operation["parameters"] as? [[String: Any]]).compactMap { $0["name"] as? String }

            #expect(names == ["slug", "If-Match"])
            #expect((operation["security"] as? [[String: Any]])?.first?["token"] != nil)
        }
    }

    @Test func `people read the same in plain words, with every kind of refusal`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let page = try await Visitor(client).open("/api")

            #expect(page.status == 200 && page.says("POST /practices/{slug}/revisions"))
            for kind in ["malformed", "outdated", "invalid", "fault"] {
                #expect(page.body.contains("id=\"problem-\(kind)\""), "\(kind)")
            }
        }
    }

    @Test func `a body that is neither a form nor JSON is refused`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await Program(of: node.person("Ada", at: client), at: client)

            let answer = try await ada.send(.post, "/practices", Data("<a/>".utf8), [.contentType: "text/xml"])

            #expect(answer.status == .unsupportedMediaType)
            #expect(try answer.object["type"] as? String == "/api#problem-unsupported")
        }
    }

    private static func operation(_ path: String, _ method: String, in description: [String: Any]) throws -> [String:
        Any]
    {
        let paths = try #require(description["paths"] as? [String: [String: Any]])
        return try #require(paths[path]?[method] as? [String: Any])
    }

    private static func body(of path: String, in description: [String: Any]) throws -> [String: Any] {
        let body = try #require(try operation(path, "post", in: description)["requestBody"] as? [String: Any])
        let content = try #require(body["content"] as? [String: [String: Any]])
        return try #require(content["application/json"]?["schema"] as? [String: Any])
    }
}
