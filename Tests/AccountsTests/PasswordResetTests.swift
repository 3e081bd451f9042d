import Fixtures
import Mail
import Testing
import Web

@testable import Accounts

@Suite struct PasswordResetTests {
    private static let path = "/accounts/password-resets"

    @Test(arguments: Engine.available)
    func `somebody who forgot chooses another password, and is signed out elsewhere`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let (elsewhere, ada) = (Visitor(client), Visitor(client))
            try await elsewhere.signIn("ada@example.org")
            let asked = try await ada.answer(Self.path, ["email": "Ada@example.org"])
            let link = try await node.link(to: "ada@example.org")
            let done = try await ada.answer(link, ["newPassword": "cinq prunes au sirop"])

            #expect(asked.says("Si cette adresse a un compte, un message vient de partir."))
            #expect(done.path == "/session/new" && done.says("Votre mot de passe est changé."))
            #expect(try await elsewhere.open("/workshop").path.hasPrefix("/session/new"))
            #expect(try await ada.signIn("ada@example.org").status == 422)
            #expect(try await ada.signIn("ada@example.org", "cinq prunes au sirop").says("Ada Lovelace"))
            #expect(try await ada.open(link).status == 410)
        }
        #expect(try await node.letters(to: "ada@example.org").first?.subject == "Votre mot de passe a changé")
    }

    @Test(arguments: Engine.available)
    func `the answer does not tell whether an address has an account`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let known = try await Visitor(client).answer(Self.path, ["email": "ada@example.org"])
            let unknown = try await Visitor(client).answer(Self.path, ["email": "nobody@example.org"])

            #expect(known.text == unknown.text && known.status == unknown.status && known.path == unknown.path)
        }
        #expect(try await node.letters(to: "nobody@example.org").isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a link is good for two hours, and one use ends all others`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.answer(Self.path, ["email": "ada@example.org"])
            let first = try await node.link(to: "ada@example.org")
            node.clock.advance(by: .seconds(7_200))
            #expect(try await ada.open(first).status == 410)

            try await ada.answer(Self.path, ["email": "ada@example.org"])
            let second = try await node.link(to: "ada@example.org")
            try await ada.answer(Self.path, ["email": "ada@example.org"])
            try await ada.answer(try await node.link(to: "ada@example.org"), ["newPassword": "cinq prunes au sirop"])
            #expect(try await ada.open(second).status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `a password that is refused does not use the link up`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.answer(Self.path, ["email": "ada@example.org"])
            let link = try await node.link(to: "ada@example.org")

            let refused = try await ada.answer(link, ["newPassword": "Lovelace1815"])
            #expect(refused.status == 422 && refused.says("Ce mot de passe ressemble à votre nom"))
            #expect(try await ada.submit(link, ["newPassword": "cinq prunes au sirop"]).status == 200)
        }
    }
}
