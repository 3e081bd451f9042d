import Accounts
import Fixtures
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// A request says what its form asks for, and nothing else is listened to.
@Suite struct MassAssignmentTests {
    /// Names of columns and of other forms' fields.
    private static let extra: [PageForm.Field] = [
        "id", "role", "roles", "isAdministrator", "admin", "verified", "verified_at", "visibility", "slug",
        "created_by",
        "created_at", "keepers", "person_id", "account_id", "suspended_at", "password", "is_fictional", "licence",
        "source",
        "sessionID", "_method", "revision", "kept_with", "number", "published",
    ].flatMap { name in
        ["administrator", "published", "1", "true"].map { PageForm.Field(name, $0) }
    }

    @Test(arguments: Engine.available)
    func `fields that no form has change nothing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let eve = try await node.person("Eve", at: client)
            let form = try await eve.open("/practices/new").form(to: "/practices")
            let fields = form.fields.filter { $0.name != "title" } + [PageForm.Field("title", "Jardin")]
            let made = try await eve.send("/practices", fields + Self.extra)
            let own = try await eve.open("/profile/presentation").form(to: "/profile/presentation")
            let renamed = own.fields.filter { $0.name != "name" } + [PageForm.Field("name", "Ève")]
            let saved = try await eve.send(
                "/profile/presentation", renamed + Self.extra + [PageForm.Field("email", "ada@example.org")])

            #expect(made.status == 303 && saved.status == 303)
            #expect(try await ada.open("/practices/jardin").status == 404, "it is a draft of Eve's")
            #expect(try await eve.open("/administration").status == 404)
            #expect(try await eve.open("/profile").says("Ève"))
            let fictional: Int? = try await node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM things WHERE is_fictional = \(true) OR revision > 1")
            }
            #expect(fictional == 0)
            let roles: Int? = try await node.database.read { tx in try tx.value("SELECT COUNT(*) FROM account_roles") }
            #expect(roles == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `an account that is opened is an ordinary one, whatever was sent along`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let eve = Visitor(client)
            let form = try await eve.open("/accounts/new").form(to: "/accounts")
            let typed = ["name": "Eve", "email": "eve@example.org", "newPassword": "quatre pommes au four"]
            let fields = form.fields.filter { typed[$0.name] == nil } + typed.map { PageForm.Field($0.key, $0.value) }

            node.world.advance(by: .seconds(7))
            let answer = try await eve.send("/accounts", fields + Self.extra)

            #expect(answer.status < 400)
            let counts: [Int] = try await node.database.read { tx in
                try [
                    tx.value("SELECT COUNT(*) FROM accounts WHERE verified_at IS NULL") ?? 0,
                    tx.value("SELECT COUNT(*) FROM account_roles") ?? 0, tx.value("SELECT COUNT(*) FROM sessions") ?? 0,
                ]
            }
            #expect(counts == [1, 0, 0])
        }
    }

    @Test func `the proof is looked for where the form is read, whatever the body claims to be`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let form = try await ada.open("/practices/new").form(to: "/practices")
            let token = try #require(form.value("_token"))
            let cookie = try #require(await ada.cookie(CookieNames.session))
            let json = #"{"_token":"\#(token)","title":"Jardin","language":"fr"}"#
            let wrong = String(repeating: "0", count: 64)
            let attempts: [(type: String, body: String, query: String, isLetIn: Bool)] = [
                ("application/json", json, "", true), ("application/json; charset=utf-8", json, "", true),
                ("text/plain", json, "", false), ("application/x-www-form-urlencoded", json, "", false),
                ("multipart/form-data; boundary=x", json, "", false), ("", json, "", false),
                ("application/json", "title=Jardin&_token=\(token)", "", false),
                ("application/x-www-form-urlencoded", "title=Jardin&language=fr", "?_token=\(token)", false),
                ("application/x-www-form-urlencoded", "_token=\(wrong)&_token=\(token)&title=Jardin", "", false),
                ("application/json", #"{"_token":["\#(wrong)","\#(token)"],"title":"Jardin"}"#, "", false),
            ]
            for (number, attempt) in attempts.enumerated() {
                let answer = try await client.executeRequest(
                    uri: "/practices" + attempt.query, method: .post,
                    headers: [
                        .contentType: attempt.type, .cookie: "\(CookieNames.session)=\(cookie)",
                        .accept: "application/json",
                    ],
                    body: ByteBuffer(string: attempt.body))

                #expect((answer.status.code < 300) == attempt.isLetIn, "\(number), \(attempt.type): \(answer.status)")
                #expect(answer.status.code < 500)
            }
        }
    }
}
