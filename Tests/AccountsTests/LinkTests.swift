import Fixtures
import HTTPTypes
import HummingbirdTesting
import Mail
import NIOCore
import Storage
import Testing
import Web

@testable import Accounts

/// Links are made from the node's own address, work once, and die with what they were made for.
@Suite struct LinkTests {
    @Test(arguments: ["/accounts/password-resets", "/accounts/verifications"])
    func `a letter's link leads to the node, whatever host the request names`(path: String) async throws {
        let node = try await SmallNode(on: .sqlite)
        try await node.person("ada@example.org")
        try await node.open { client in
            let visitor = Visitor(client)
            if path.hasSuffix("verifications") {
                try await visitor.open("/accounts/new")
                try await visitor.submit(
                    "/accounts",
                    ["name": "Bo", "email": "bo@example.org", "newPassword": "cinq prunes au sirop"])
            }
            let email = path.hasSuffix("verifications") ? "bo@example.org" : "ada@example.org"
            let form = try await visitor.open(path).form(to: path)
            for name in ["X-Forwarded-Host", "Forwarded", "X-Host", "X-Original-Host", "Origin-Host"] {
                let field = try required(HTTPField.Name(name))
                let fields = form.fields.filter { $0.name == "_token" } + [PageForm.Field("email", email)]
                try await visitor.send(path, fields, headers: [field: "evil.example"])
            }
            let answer = try await client.executeRequest(
                uri: "http://evil.example\(path)", method: .get, headers: [:], body: nil)

            let letters = try await node.letters(to: email)
            #expect(letters.count > 2)
            for letter in letters { #expect(!letter.text.contains("evil") && letter.text.contains(node.site.address)) }
            #expect(!String(buffer: answer.body).contains("evil.example"))
        }
    }

    @Test(arguments: Engine.available)
    func `no kind of link works a second time, or for another purpose`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")
        for purpose in OneTimeToken.Purpose.allCases where purpose != .download {
            let link = try await node.database.write { tx in
                try OneTimeToken.issue(purpose, for: ada, world: node.world, in: tx)
            }
            let secret = try required(link.path.split(separator: "/").last.map(String.init))
            for other in OneTimeToken.Purpose.allCases where other != purpose {
                await #expect(throws: AppError.self) {
                    try await node.database.write { tx in
                        _ = try OneTimeToken.use(other, secret, at: node.clock.now, in: tx)
                    }
                }
            }
            _ = try await node.database.write { tx in
                try OneTimeToken.use(purpose, secret, at: node.clock.now, in: tx).account
            }
            await #expect(throws: AppError.self) {
                try await node.database.write { tx in
                    _ = try OneTimeToken.use(purpose, secret, at: node.clock.now, in: tx)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a link pressed by many at once acts once`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")
        let link = try await node.database.write { tx in
            try OneTimeToken.issue(.signIn, for: ada, world: node.world, in: tx)
        }
        let secret = try required(link.path.split(separator: "/").last.map(String.init))

        let uses = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await node.database.write { tx in
                            try OneTimeToken.use(.signIn, secret, at: node.clock.now, in: tx).account
                        }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }

        #expect(uses == 1)
    }

    @Test(arguments: Engine.available)
    func `a new password changes the session's secret, and the old cookie opens nothing`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")
        try await node.open { client in
            let (ada, thief) = (Visitor(client), Visitor(client))
            try await ada.signIn("ada@example.org")
            let stolen = await ada.cookie("__Host-essaim_session")
            await thief.setCookie("__Host-essaim_session", stolen)
            #expect(try await thief.open("/workshop").says("Atelier"))
            try await ada.answer(
                "/profile/password", ["password": SmallNode.password, "newPassword": "cinq prunes au sirop"])

            #expect(await ada.cookie("__Host-essaim_session") != stolen)
            #expect(try await ada.open("/workshop").says("Atelier"))
            #expect(try await thief.open("/workshop").path.hasPrefix("/session/new"))
        }
    }
}
