import Fixtures
import Mail
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct SignUpTests {
    private static let ada = ["name": "Ada Lovelace", "email": "ada@example.org", "newPassword": SmallNode.password]

    @Test(arguments: Engine.available)
    func `somebody opens an account, confirms the address, signs in and out`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let ada = Visitor(client)
            let asked = try await signUp(ada, Self.ada)
            #expect(asked.path == "/accounts/verifications")
            #expect(asked.says("Un message vient de partir vers votre adresse."))

            let confirmed = try await ada.answer(try await node.link(to: "ada@example.org"))
            #expect(confirmed.says("Votre adresse est confirmée."))

            let home = try await ada.signIn("ada@example.org")
            #expect(home.path == "/" && home.says("Ada Lovelace"))
            #expect(try await ada.open("/workshop").status == 200)

            let away = try await ada.submit("/session/ending")
            #expect(away.says("À bientôt.") && !away.says("Ada Lovelace"))
            #expect(await ada.cookie("__Host-essaim_session") == nil)
        }
        #expect(
            try await node.audit(try required(try await node.account("ada@example.org")).id.rawValue) == [
                "account.verified"
            ])
    }

    @Test(arguments: Engine.available)
    func `the answer does not tell whether an address has an account, the letter does`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let known = try await signUp(Visitor(client), Self.ada)
            let unknown = try await signUp(Visitor(client), Self.ada.merging(["email": "new@example.org"]) { $1 })

            #expect(known.status == unknown.status && known.path == unknown.path)
            #expect(known.text == unknown.text)
        }
        let letter = try await node.letters(to: "ada@example.org").first
        #expect(letter?.subject == "Vous avez déjà un compte")
        #expect(letter?.text.contains("/accounts/verifications/") == false)
        #expect(try await node.letters(to: "new@example.org").first?.subject == "Confirmez votre adresse")
    }

    @Test(arguments: Engine.available)
    func `looking at the link confirms nothing, and it works once`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let ada = Visitor(client)
            try await signUp(ada, Self.ada)
            let link = try await node.link(to: "ada@example.org")

            let looked = try await ada.open(link)
            let afterLooking = try await node.account("ada@example.org")
            try await ada.submit(link)
            let again = try await ada.open(link)

            #expect(looked.status == 200)
            #expect(afterLooking?.isVerified == false)
            #expect(try await node.account("ada@example.org")?.isVerified == true)
            #expect(again.status == 410 && again.says("Ce lien a déjà servi"))
        }
    }

    @Test(arguments: Engine.available)
    func `a link that is too old does nothing`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let ada = Visitor(client)
            try await signUp(ada, Self.ada)
            let link = try await node.link(to: "ada@example.org")
            try await ada.open(link)
            node.clock.advance(by: .seconds(3 * 86_400))

            #expect(try await ada.submit(link).status == 410)
            #expect(try await node.account("ada@example.org")?.isVerified == false)
        }
    }

    @Test(arguments: Engine.available)
    func `who signs up again in time replaces what was there, and the first link dies`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let visitor = Visitor(client)
            try await signUp(
                visitor, Self.ada.merging(["name": "Mallory", "newPassword": "le mien, pas le sien"]) { $1 })
            let first = try await node.link(to: "ada@example.org")
            try await signUp(visitor, Self.ada)
            let second = try await node.link(to: "ada@example.org")

            #expect(try await visitor.open(first).status == 410)
            try await visitor.answer(second)
            #expect(try await visitor.signIn("ada@example.org", "le mien, pas le sien").status == 422)
            #expect(try await visitor.signIn("ada@example.org").says("Ada Lovelace"))
        }
    }

    @Test(arguments: Engine.available)
    func `before the address is confirmed nobody comes in, and is told what to do`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let ada = Visitor(client)
            try await signUp(ada, Self.ada)

            let refused = try await ada.signIn("ada@example.org")
            #expect(refused.status == 403 && refused.says("Confirmez votre adresse"))
            #expect(await ada.cookie("__Host-essaim_session") == nil)

            node.clock.advance(by: .seconds(3_600))
            let sent = try await ada.submit("/accounts/verifications")
            #expect(sent.says("un message vient de partir"))
            try await ada.answer(try await node.link(to: "ada@example.org"))
            #expect(try await ada.signIn("ada@example.org").says("Ada Lovelace"))
        }
        #expect(try await node.letters(to: "ada@example.org").count == 2)
    }

    @Test(arguments: Engine.available)
    func `asking for another message tells nothing about the address`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let visitor = Visitor(client)
            let known = try await visitor.answer("/accounts/verifications", ["email": "ada@example.org"])
            let unknown = try await visitor.answer("/accounts/verifications", ["email": "nobody@example.org"])

            #expect(known.text == unknown.text && known.status == unknown.status)
        }
        #expect(try await node.letters(to: "ada@example.org").isEmpty)
        #expect(try await node.letters(to: "nobody@example.org").isEmpty)
    }

    @Test(arguments: Engine.available)
    func `nonsense is answered beside each field, and nothing typed is lost`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let page = try await signUp(
                Visitor(client), ["name": "Voir https://spam.example", "email": "ada", "newPassword": "1234567890"])

            #expect(page.status == 422)
            #expect(page.says("3 points à revoir."))
            #expect(page.says("Écrivez votre nom, sans adresse"))
            #expect(page.says("Écrivez une adresse complète"))
            #expect(page.says("Ce mot de passe est parmi les premiers"))
            #expect(try page.form(to: "/accounts").value("name") == "Voir https://spam.example")
            #expect(!page.body.contains("1234567890"))
        }
        #expect(try await node.account("ada") == nil)
    }

    @Test(arguments: Engine.available)
    func `the letter is in the language of the page`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in try await signUp(Visitor(client, language: "en"), Self.ada) }

        let letter = try required(try await node.letters(to: "ada@example.org").first)
        #expect(letter.subject == "Confirm your address" && letter.language == .en)
        #expect(letter.text.contains("https://commun.example/accounts/verifications/"))
    }

    @Test(arguments: Engine.available)
    func `an address that was never confirmed is forgotten after two weeks`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            try await signUp(Visitor(client), Self.ada)
            node.clock.advance(by: .seconds(15 * 86_400))
            try await signUp(Visitor(client), Self.ada.merging(["email": "new@example.org"]) { $1 })
        }

        #expect(try await node.account("ada@example.org") == nil)
    }

    @discardableResult
    private func signUp(_ visitor: Visitor, _ entry: [String: String]) async throws -> VisitedPage {
        try await visitor.open("/accounts/new")
        return try await visitor.submit("/accounts", entry)
    }
}
