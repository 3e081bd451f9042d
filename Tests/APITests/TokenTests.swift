import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

@Suite struct TokenTests {
    @Test(arguments: Engine.available)
    func `a token is shown once, stored as a hash, listed with its last use, and opens nothing once it is taken back`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let program = try await Program(of: ada, at: client)

            let unused = try await ada.open("/profile/tokens")
            let answer = try await program.post("/practices", ["title": "Jardin", "language": "fr"])
            let used = try await ada.open("/profile/tokens")
            let stored = try await Self.hashes(node)
            let action = try #require(used.forms.first { $0.action.hasSuffix("/revocations") }?.action)
            let revoked = try await ada.submit(action)
            let refused = try await program.get("/practices/jardin")

            #expect(program.token.hasPrefix("essaim_") && program.token.utf8.count == 71)
            #expect(unused.says("Export") && unused.says("jamais utilisée") && !unused.body.contains(program.token))
            #expect(answer.status == .noContent && answer.headers[.location] == "/practices/jardin")
            #expect(used.says("utilisée vers"))
            #expect(revoked.says("La clé est retirée"))
            #expect(refused.status == .unauthorized)
            #expect(refused.headers[.wwwAuthenticate] == "Bearer realm=\"essaim\", error=\"invalid_token\"")
            #expect(try refused.object["type"] as? String == "/api#problem-unauthenticated")
            #expect(stored.count == 1 && !stored[0].isEmpty && !program.token.hasSuffix(stored[0]))
        }
        #expect(try await Self.hashes(node) == [])
    }

    private static func hashes(_ node: TestNode) async throws -> [String] {
        try await node.database.read { tx in try tx.values("SELECT secret_hash FROM personal_tokens LIMIT 10") }
    }

    @Test(arguments: Engine.available)
    func `a token ends in time, with a new password, and with a suspension`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let short = try await Program(of: ada, at: client)

            let before = try await short.get("/practices.json")
            node.world.advance(by: .seconds(30 * 86_400 + 1))
            let expired = try await short.get("/practices.json")

            let again = try await node.person("Ada Deux", at: client)
            let second = try await Program(of: again, at: client)
            try await again.open("/profile/password")
            try await again.submit("/profile/password", ["newPassword": "cinq prunes au sirop"])
            let changed = try await second.get("/practices.json")

            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let third = try await node.person("Eve", at: client)
            let eves = try await Program(of: third, at: client)
            let people = try await boss.open("/administration/people?q=eve")
            let path = try #require(people.links.first { $0.hasPrefix("/administration/people/") })
            try await boss.open("\(path)/suspensions/new")
            try await boss.submit(
                "\(path)/suspensions",
                ["facts": "Des envois en masse.", "ground": "rules", "reference": "La charte du commun."])
            let suspended = try await eves.get("/practices.json")

            #expect(before.status == .ok)
            #expect(expired.status == .unauthorized && changed.status == .unauthorized)
            #expect(suspended.status == .unauthorized)
        }
    }

    @Test func `a token for reading reads drafts and changes nothing`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Jardin"])
            let reader = try await Program(of: ada, right: "read", at: client)

            let draft = try await reader.get("/practices/jardin")
            let change = try await reader.post("/practices/jardin/editions")
            let stranger = try await client.execute(uri: "/practices/jardin.json", method: .get)

            #expect(draft.status == .ok && draft.headers[.contentType] == "application/json")
            #expect(change.status == .forbidden)
            #expect(change.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
            #expect(stranger.status == .notFound)
        }
    }

    @Test func `a request with a token has no rights by cookie, sets none, and needs no proof`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let cookie = try #require(await boss.cookie("essaim_session"))
            let program = try await Program(of: ada, at: client)

            let made = try await program.post("/organizations", ["title": "La Ruche", "kind": "association"])
            let page = try await program.get("/?lang=en", [.accept: "text/html"])
            let withCookie = try await program.get("/administration", [.cookie: "essaim_session=\(cookie)"])
            let wrong = Program(token: "essaim_" + String(repeating: "0", count: 64), at: client)
            let refused = try await wrong.get("/", [.cookie: "essaim_session=\(cookie)", .accept: "text/html"])

            #expect(made.status == .noContent && made.headers[.setCookie] == nil)
            #expect(page.status == .ok && page.headers[.setCookie] == nil)
            #expect(withCookie.status == .forbidden)
            #expect(refused.status == .unauthorized)
        }
    }

    @Test func `a program that has forgotten its token is asked for one`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let answer = try await client.execute(
                uri: "/practices", method: .post, headers: [.contentType: "application/json"],
                body: ByteBuffer(string: "{}"))

            #expect(answer.status == .unauthorized && answer.headers[.wwwAuthenticate] == "Bearer realm=\"essaim\"")
        }
    }

    @Test func `an administrator's token is no administrator`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let program = try await Program(of: boss, at: client)

            for path in ["/administration", "/administration/people", "/profile", "/profile/tokens", "/session/new"] {
                #expect(try await program.get(path).status == .forbidden, "\(path)")
            }
            for path in ["/profile/tokens", "/profile/password", "/administration/site", "/session"] {
                #expect(try await program.post(path).status == .forbidden, "\(path)")
            }
        }
    }

    @Test func `what is no token of ours is refused, and other schemes are left alone`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            for header in ["Bearer", "Bearer ", "Bearer x", "bearer essaim_00", "Bearer essaim_\u{E9}"] {
                let answer = try await client.execute(
                    uri: "/practices", method: .get, headers: [.authorization: header])
                #expect(answer.status == .unauthorized, "\(header)")
            }
            let basic = try await client.execute(
                uri: "/practices", method: .get, headers: [.authorization: "Basic YTpi"])
            #expect(basic.status == .ok)
        }
    }
}
