import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Node
import NodeFixtures
import Testing

@testable import Web

/// Whatever is sent, the answer is a page or a refusal of one shape, never a fault.
@Suite struct NonsenseTests {
    static let parameters = [
        "x", "%20", "%00", "%FF%FE", "..%2F..%2Fetc%2Fpasswd", "%E2%80%AE", "'%20OR%201=1--", "%F0%9F%90%9D", "-1",
        "99999999999999999999", "%25", "new", "00000000-0000-7000-8000-000000000000",
        String(repeating: "a", count: 5_000),
    ]

    @Test(arguments: parameters)
    func `every address answers with a page or a refusal`(_ parameter: String) async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            for route in try node.node.routes() where !route.isUnsafe {
                for query in ["", Self.absurdQuery] {
                    let address = route.address(filling: parameter) + query
                    try Self.judge(try await boss.open(address), at: route)
                    try Self.judge(try await boss.openAsProgram(address), at: route)
                }
            }
        }
    }

    @Test(arguments: parameters.prefix(4))
    func `every form that makes no sense is refused`(_ parameter: String) async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let form = try await boss.open("/administration/site").form(to: "/administration/site")
            let proof = PageForm.Field("_token", try #require(form.value("_token")))
            for route in try node.node.routes() where route.isUnsafe && route.path != "session/ending" {
                for fields in [[], Self.absurdFields] {
                    let address = route.address(filling: parameter)
                    try Self.judge(try await boss.send(address, [proof] + fields), at: route)
                    try Self.judge(
                        try await boss.send(address, [proof] + fields, headers: [.accept: "application/json"]),
                        at: route)
                }
            }
        }
    }

    @Test func `bodies that are no forms are refused`() async throws {
        let node = try await TestNode(.sqlite)
        let bodies: [(type: String, bytes: [UInt8], status: Int)] = [
            ("application/json", Array("{".utf8), 400), ("application/json", [0], 400),
            ("application/json", Array("[1]".utf8), 400),
            ("application/json", Array(#"{"a":{"b":1}}"#.utf8), 400),
            ("application/json", Array(String(repeating: "[", count: 100_000).utf8), 400),
            ("application/x-www-form-urlencoded", [0xFF, 0xFE], 400), ("text/plain", [0x61], 415),
            ("application/x-www-form-urlencoded", Array("a=%FF".utf8), 400),
            ("application/x-www-form-urlencoded", Array("a=%00".utf8), 400),
            ("application/x-www-form-urlencoded", Array(repeating: UInt8(ascii: "a"), count: 2 << 20), 413),
            ("application/x-www-form-urlencoded", Array(String(repeating: "a=1&", count: 3_000).utf8), 413),
        ]

        try await node.test { client in
            for body in bodies {
                let answer = try await client.executeRequest(
                    uri: "/session", method: .post, headers: [.contentType: body.type, .accept: "application/json"],
                    body: ByteBuffer(bytes: body.bytes))

                #expect(answer.status.code == body.status, "\(body.type) of \(body.bytes.count) bytes")
                #expect(answer.headers[.contentType] == "application/problem+json")
            }
        }
    }

    /// Names that forms use, each with something that no form asks for.
    private static let absurdFields: [PageForm.Field] = {
        let names = [
            "title", "summary", "name", "email", "password", "language", "territory", "territory-id", "practice",
            "state",
            "date", "since", "revision", "reason", "roles", "kind", "website", "what", "why", "fr", "en", "accent",
            "languages", "organization", "number", "need", "carriers", "newPassword",
        ]
        let values = [
            "", "\u{202E}\u{0007}<script>", "'; DROP TABLE things; --", String(repeating: "é", count: 30_000), "-1",
        ]
        return names.enumerated().map { PageForm.Field($1, values[$0 % values.count]) }
    }()

    private static let absurdQuery =
        "?q=%22%27%28%29%2A%3A%5E-+AND+OR+NOT+NEAR&page=-1&before=99999999999999999999&after=%F0%9F%90%9D&from=0&to=-1"
        + "&kind=nothing&state=nothing&echelon=nothing&territory=%00%01&view=nothing&language=xx&lang=xx&language=fr"

    private static func judge(_ answer: VisitedPage, at route: Route) throws {
        #expect(answer.status < 500, "\(route) at \(answer.path.prefix(80)): \(answer.status)")
        guard answer.status >= 400 else { return }
        if answer.headers[.contentType] == "application/problem+json" {
            let problem = try JSONDecoder().decode(Problem.self, from: Data(answer.body.utf8))
            #expect(problem.status == answer.status && !problem.title.isEmpty, "\(route)")
            #expect(!problem.detail.isEmpty && !problem.reference.isEmpty, "\(route)")
        } else {
            #expect(answer.headers[.contentType] == "text/html; charset=utf-8", "\(route)")
            #expect(answer.body.contains("<h1"), "\(route)")
        }
    }

    private struct Problem: Decodable {
        let status: Int
        let title: String
        let detail: String
        let reference: String
    }
}
