import Fixtures
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// What stands in a request's headers decides neither where a link leads nor what the next reader gets.
@Suite struct HostTests {
    private static let poison = [
        "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-For",
        "Forwarded",
        "X-Host", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "Via", "True-Client-IP", "Base-Url",
        "Host",
        "Referer", "Origin", "User-Agent", "Accept-Encoding", "Range", "Accept-Charset", "X-Requested-With", "Cookie",
    ]

    @Test func `a page kept for the next reader holds nothing of the one before`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            for (index, name) in Self.poison.enumerated() {
                for path in ["/", "/practices/siel-bleu", "/search", "/nowhere"] {
                    let address = "\(path)?n=\(index)"
                    var headers: HTTPFields = [.accept: "text/html", .acceptLanguage: "fr"]
                    let field = try #require(HTTPField.Name(name))
                    headers[field] = "evil.example"
                    _ = try await client.executeRequest(uri: address, method: .get, headers: headers, body: nil)
                    headers[field] = nil
                    let next = try await client.executeRequest(uri: address, method: .get, headers: headers, body: nil)

                    #expect(!String(buffer: next.body).contains("evil.example"), "\(name) at \(path)")
                    #expect(next.status.code == (path == "/nowhere" ? 404 : 200), "\(name) at \(path): \(next.status)")
                    #expect(next.headers[values: .setCookie].isEmpty, "\(name) at \(path)")
                }
            }
        }
    }

    @Test func `what is kept for one language, format or query is not given for another`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let requests: [HTTPFields] = [
                [.accept: "text/html", .acceptLanguage: "fr"], [.accept: "text/html", .acceptLanguage: "en"],
                [.accept: "application/json", .acceptLanguage: "fr"],
                [.accept: "text/html", .acceptLanguage: "fr", .cookie: "essaim_language=en"],
                [.accept: "text/html", .acceptLanguage: "fr", .cookie: "__Host-essaim_language=en"],
            ]
            var first: [String] = []
            for headers in requests + requests {
                let answer = try await client.executeRequest(uri: "/about", method: .get, headers: headers, body: nil)
                first.append(String(buffer: answer.body))
            }
            #expect(first.prefix(requests.count) == first.suffix(requests.count))
            #expect(Set(first.prefix(3)).count == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `a link in a letter leads to this node, whatever host was asked for`(engine: Engine) async throws {
        let node = try await TestNode(engine, settings: ["ESSAIM_ADDRESS": "http://commun.example"])
        try await node.test { client in
            _ = try await node.person("Ada", at: client)
            let visitor = Visitor(client)
            for path in ["/accounts/password-resets", "/accounts/new"] {
                let form = try await visitor.open(path).forms.first { $0.isSent }
                let typed = ["name": "Ada", "email": "ada@example.org", "newPassword": "quatre pommes au four"]
                let fields =
                    try #require(form).fields.filter { typed[$0.name] == nil }
                    + typed.map { PageForm.Field($0.key, $0.value) }
                // As long as somebody takes to fill it in, whose browser did no work.
                node.world.advance(by: .seconds(7))
                var headers = HTTPFields()
                headers[.secFetchSite] = "same-origin"
                headers[try #require(HTTPField.Name("X-Forwarded-Host"))] = "evil.example"
                headers[try #require(HTTPField.Name("Forwarded"))] = "host=evil.example"
                let answer = try await visitor.send(try #require(form).action, fields, headers: headers)
                #expect(answer.headers[.location]?.contains("evil") != true)
            }
            try await node.keepPromises()
            let letters: [String] = try await node.database.read { try $0.values("SELECT text FROM letters") }
            #expect(letters.count == 2)
            for letter in letters { #expect(!letter.contains("evil") && letter.contains("http://commun.example/")) }
        }
    }
}
