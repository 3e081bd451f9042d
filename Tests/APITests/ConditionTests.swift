import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Testing

@Suite struct ConditionTests {
    @Test(arguments: Engine.available)
    func `an edit names the state that it starts from, and is refused once that is past`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await Program(of: node.person("Ada", at: client), at: client)
            _ = try await ada.post("/practices", ["title": "Jardin", "language": "fr"])
            let read = try await ada.get("/practices/jardin")
            let tag = try #require(read.headers[.eTag])
            let edit: [String: Any] = ["title": "Jardin", "language": "fr", "need": "Se nourrir."]

            let first = try await ada.post("/practices/jardin/revisions", edit, [.ifMatch: tag])
            let second = try await ada.post("/practices/jardin/revisions", edit, [.ifMatch: tag])
            let publication = try await ada.post("/practices/jardin/editions", [:], [.ifMatch: "\"r1\""])
            let short = try await ada.post("/practices/jardin/revisions", edit, [.ifMatch: "\"x\", \"r2\""])
            var field = edit
            field["revision"] = 1
            let byField = try await ada.post("/practices/jardin/revisions", field)

            #expect(tag.hasPrefix("\"r1-"))
            #expect(first.status == .noContent)
            #expect(second.status == .preconditionFailed && publication.status == .preconditionFailed)
            #expect(try second.object["type"] as? String == "/api#problem-outdated")
            #expect(short.status == .noContent)
            #expect(byField.status == .conflict)
        }
    }

    @Test(arguments: Engine.available)
    func `any state is met by whatever is there`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await Program(of: node.person("Ada", at: client), at: client)
            _ = try await ada.post("/practices", ["title": "Jardin", "language": "fr"])
            var edit: [String: Any] = ["title": "Jardin", "language": "fr", "need": "Se nourrir."]

            let unnamed = try await ada.post("/practices/jardin/revisions", edit, [.ifMatch: "*"])
            edit["revision"] = 1
            let named = try await ada.post("/practices/jardin/revisions", edit, [.ifMatch: "*"])

            #expect(unnamed.status == .conflict, "the condition holds; what it starts from is still to be said")
            #expect(named.status == .noContent)
        }
    }

    @Test func `a copy that is still right is not sent again`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            for path in ["/practices/siel-bleu.json", "/practices", "/replications.csv"] {
                let tag = try #require(
                    try await client.execute(uri: path, method: .get).headers[.eTag])
                for known in [tag, "\"other\", \(tag)", "W/\"x\",\(tag)", "*"] {
                    let answer = try await client.execute(
                        uri: path, method: .get, headers: [.ifNoneMatch: known])
                    #expect(answer.status == .notModified && answer.text.isEmpty, "\(path) \(known)")
                }
                let other = try await client.execute(
                    uri: path, method: .get, headers: [.ifNoneMatch: "\"other\""])
                #expect(other.status == .ok)
            }
        }
    }
}
