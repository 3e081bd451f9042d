import Fixtures
import HTTPTypes
import Testing
import Web

@testable import Accounts

@Suite struct CrossSiteTests {
    @Test func `nothing is changed by a request that no page of ours made`() async throws {
        let node = try await SmallNode(on: .sqlite)
        try await node.person("boss@example.org", roles: [.administrator])

        try await node.open { client in
            let boss = Visitor(client)
            try await boss.signIn("boss@example.org")
            let form = try await boss.open("/").form(to: "/session/ending")
            let proof = form.fields.filter { $0.name == "_token" }
            let stranger = try await Visitor(client).open("/session/new").form(to: "/session").fields
            let foreign: HTTPFields = [try required(HTTPField.Name("Sec-Fetch-Site")): "cross-site"]

            for path in Self.unsafePaths(node.routes) {
                #expect(try await boss.send(path, []).status == 403, "\(path) without proof")
                #expect(try await boss.send(path, stranger).status == 403, "\(path) with another's proof")
                #expect(try await boss.send(path, proof, headers: foreign).status == 403, "\(path) from another site")
                let origin: HTTPFields = [.origin: "https://evil.example"]
                #expect(try await boss.send(path, proof, headers: origin).status == 403, "\(path) from another origin")
            }
            #expect(try await boss.open("/profile").status == 200, "still signed in")
        }
    }

    @Test func `nonsense is a refusal, never a fault`() async throws {
        let node = try await SmallNode(on: .sqlite)
        try await node.person("boss@example.org", roles: [.administrator])

        try await node.open { client in
            let boss = Visitor(client)
            try await boss.signIn("boss@example.org")
            for path in Self.unsafePaths(node.routes) where path != "/session/ending" {
                let form = try await boss.open("/").form(to: "/session/ending")
                let proof = form.fields.filter { $0.name == "_token" }
                let names = [
                    "email", "name", "password", "newPassword", "language", "roles", "reason", "biography", "then",
                ]
                for value in ["", "\u{202E}\u{1}%00'\"<script>", String(repeating: "é", count: 30_000)] {
                    let answer = try await boss.send(path, proof + names.map { PageForm.Field($0, value) })
                    #expect((300..<500).contains(answer.status), "\(path): \(answer.status)")
                }
            }
        }
    }

    private static func unsafePaths(_ routes: [Route]) -> [String] {
        let paths = routes.filter(\.isUnsafe).map { route in
            "/" + route.path.split(separator: "/").map { $0.hasPrefix(":") ? "0" : $0 }.joined(separator: "/")
        }
        precondition(paths.count > 15, "the routes of this room are all here")
        return paths
    }
}
