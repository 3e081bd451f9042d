import Fixtures
import HTTPTypes
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct SignInTests {
    @Test(arguments: Engine.available)
    func `a wrong password and an unknown address get the same answer`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let wrong = try await Visitor(client).signIn("ada@example.org", "quatre poires au four")
            let unknown = try await Visitor(client).signIn("bob@example.org", "quatre poires au four")

            #expect(wrong.status == 422 && unknown.status == 422)
            #expect(wrong.says("L’adresse ou le mot de passe ne convient pas."))
            #expect(wrong.text == unknown.text)
        }
    }

    @Test(arguments: Engine.available)
    func `the address may be typed in capitals`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("Ada@Example.org")

        try await node.open { client in
            let home = try await Visitor(client).signIn(" ADA@example.ORG ")

            #expect(home.says("Ada Lovelace"))
        }
    }

    @Test(arguments: Engine.available)
    func `one comes back to the page that asked`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            let asked = try await ada.open("/workshop?for=us&x=1")
            let page = try await ada.submit("/session", ["email": "ada@example.org", "password": SmallNode.password])

            #expect(asked.says("Se connecter"))
            #expect(page.path == "/workshop?for=us&x=1" && page.says("Atelier"))
        }
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
        "/\n/evil.example", "javascript:alert(1)", "evil.example", " //evil.example", "/é", "",
    ])
    func `one is never sent to another site`(then: String) async throws {
        let node = try await SmallNode(on: .sqlite)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.open("/session/new?then=" + then.percentEncoded)
            let shown = try await ada.page.form(to: "/session").value("then")
            let page = try await ada.submit(
                "/session", ["email": "ada@example.org", "password": SmallNode.password, "then": then])

            #expect(shown == nil)
            #expect(page.path == "/" && page.status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `the session's secret is new at every sign-in, and the former session ends`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let (ada, other) = (Visitor(client), Visitor(client))
            let planted = String(repeating: "ab", count: 32)
            await ada.setCookie("__Host-essaim_session", planted)
            try await ada.signIn("ada@example.org")
            let first = try required(await ada.cookie("__Host-essaim_session"))
            await other.setCookie("__Host-essaim_session", first)
            // The sign-in page shows itself to nobody who is signed in, but one may be open still in another tab.
            let form = try await other.open("/").form(to: "/session/ending")
            let proof = form.fields.filter { $0.name == "_token" }
            try await ada.send(
                "/session", proof + [.init("email", "ada@example.org"), .init("password", SmallNode.password)])
            let second = try required(await ada.cookie("__Host-essaim_session"))

            #expect(first != planted && second != first)
            #expect(try await other.open("/workshop").path.hasPrefix("/session/new"))
            #expect(try await ada.open("/workshop").status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `the cookie is kept from scripts, other sites and open lines`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.open("/session/new")
            let form = try await ada.page.form(to: "/session")
            let fields =
                form.fields.filter { $0.name == "_token" } + [
                    PageForm.Field("email", "ada@example.org"), PageForm.Field("password", SmallNode.password),
                ]
            let answer = try await ada.send("/session", fields)

            let cookie = try required(
                answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-essaim_session=") })
            for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=7776000"] {
                #expect(cookie.contains(attribute), "\(cookie)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the database does not hold what opens a session`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.signIn("ada@example.org")
            let secret = try required(await ada.cookie("__Host-essaim_session"))

            let stored: [String] = try await node.database.read { tx in
                try tx.values("SELECT secret_hash FROM sessions")
            }
            #expect(stored == [try required(Secret(secret)).hash])
            #expect(stored != [secret])
        }
    }

    @Test(arguments: Engine.available)
    func `a session ends after thirty days without a visit, and after ninety in any case`(
        engine: Engine
    ) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let (idle, faithful) = (Visitor(client), Visitor(client))
            try await idle.signIn("ada@example.org")
            try await faithful.signIn("ada@example.org")
            for _ in 0..<3 {
                node.clock.advance(by: .seconds(29 * 86_400))
                #expect(try await faithful.open("/workshop").status == 200)
                #expect(try await faithful.page.says("Atelier"))
            }
            #expect(try await idle.open("/workshop").says("Se connecter"))
            node.clock.advance(by: .seconds(3 * 86_400))
            #expect(try await faithful.open("/workshop").path.hasPrefix("/session/new"))
        }
    }

    @Test(arguments: Engine.available)
    func `a session begun while the clock ran ahead ends when it is set right, and an hour is no reason`(
        engine: Engine
    ) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")
        let tenYears = Duration.seconds(10 * 366 * 86_400)

        try await node.open { client in
            let (early, late) = (Visitor(client), Visitor(client))
            node.clock.advance(by: .seconds(3_600))
            try await early.signIn("ada@example.org")
            node.clock.advance(by: .seconds(-3_600))
            #expect(try await early.open("/workshop").says("Atelier"))
            node.clock.advance(by: tenYears)
            try await late.signIn("ada@example.org")
            #expect(try await late.open("/workshop").says("Atelier"))
            node.clock.advance(by: .zero - tenYears)
            #expect(try await late.open("/workshop").path.hasPrefix("/session/new"))
        }
    }

    @Test(arguments: Engine.available)
    func `reading does not write, but every ten minutes`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")
        let start = node.clock.now

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.signIn("ada@example.org")
            node.clock.advance(by: .seconds(600))
            try await ada.open("/")
            #expect(try await node.lastVisits() == [start])
            node.clock.advance(by: .seconds(1))
            try await ada.open("/")
            #expect(try await node.lastVisits() == [node.clock.now])
        }
    }

    @Test(arguments: Engine.available)
    func `a password hashed at a former cost is hashed again`(engine: Engine) async throws {
        var node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")
        node.cost = Argon2.Cost(kibibytes: 128, passes: 1, lanes: 1)

        try await node.open { [node] client in
            try await Visitor(client).signIn("ada@example.org")
            let password = try await node.account("ada@example.org")?.password
            #expect(password?.hasPrefix("$argon2id$v=19$m=128,") == true)
            #expect(try await Visitor(client).signIn("ada@example.org").says("Ada Lovelace"))
        }
    }

    @Test(arguments: Engine.available)
    func `a suspended person is told so once they have proved who they are`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")
        let other = try await node.person("boss@example.org", roles: [.administrator])

        try await node.open { client in
            let visitor = Visitor(client)
            try await visitor.signIn("ada@example.org")
            try await node.database.write { tx in
                try ada.suspend(because: "messages blessants", by: other.id, at: node.clock.now, in: tx)
            }

            #expect(try await visitor.open("/workshop").path.hasPrefix("/session/new"))
            #expect(try await visitor.signIn("ada@example.org", "pas le bon mot").status == 422)
            let refused = try await visitor.signIn("ada@example.org")
            #expect(refused.status == 403 && refused.says("Raison donnée : messages blessants"))
        }
    }

    @Test func `a cookie that is no secret of ours is nobody's`() async throws {
        let node = try await SmallNode(on: .sqlite)

        for cookie in ["", "x", String(repeating: "g", count: 64), String(repeating: "A", count: 64)] {
            #expect(try await Accounts.authenticate(cookie, at: node.clock.now, in: node.database) == nil)
        }
    }
}

extension SmallNode {
    fileprivate func lastVisits() async throws -> [Timestamp] {
        try await database.read { tx in try tx.values("SELECT seen_at FROM sessions") }
    }
}
