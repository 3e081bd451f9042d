import Fixtures
import Mail
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct InvitationTests {
    private static let path = "/administration/invitations"

    @Test(arguments: Engine.available)
    func `an invited person chooses a name and a password, and has their roles`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", name: "Chef", roles: [.administrator])

        try await node.open { client in
            let (boss, ada) = (Visitor(client), Visitor(client))
            try await boss.signIn("boss@example.org")
            let sent = try await invite("ada@example.org", ["editor", "moderator"], by: boss)
            let letter = try required(try await node.letters(to: "ada@example.org").first)
            let link = try await node.link(to: "ada@example.org")
            let inside = try await ada.answer(link, ["name": "Ada", "newPassword": SmallNode.password])

            #expect(sent.says("ada@example.org") && sent.says("Rédaction, Modération"))
            #expect(letter.subject == "Chef vous invite sur Le commun")
            #expect(inside.says("Bienvenue !") && inside.says("Ada"))
            #expect(try await ada.open("/profile").says("Contribution, Rédaction, Modération"))
            #expect(try await ada.open(link).status == 410)
            #expect(try await boss.open(Self.path).says("Aucune invitation n’attend de réponse."))
        }
        #expect(try await node.account("ada@example.org")?.isVerified == true)
    }

    @Test(arguments: Engine.available)
    func `an invitation that was taken back, replaced or left too long opens nothing`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", roles: [.administrator])

        try await node.open { client in
            let (boss, ada) = (Visitor(client), Visitor(client))
            try await boss.signIn("boss@example.org")
            try await invite("ada@example.org", by: boss)
            let replaced = try await node.link(to: "ada@example.org")
            let page = try await invite("ada@example.org", by: boss)
            let revoked = try await node.link(to: "ada@example.org")
            let actions = page.forms.map(\.action).filter { $0.hasSuffix("/revocations") }
            #expect(actions.count == 1)
            try await boss.submit(try required(actions.first))
            try await invite("ada@example.org", by: boss)
            let late = try await node.link(to: "ada@example.org")
            try await ada.open(late)
            node.clock.advance(by: .seconds(14 * 86_400))

            for link in [replaced, revoked, late] { #expect(try await ada.open(link).status == 410) }
        }
        #expect(try await node.account("ada@example.org") == nil)
    }

    @Test(arguments: Engine.available)
    func `who has an account is not invited a second time`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", roles: [.administrator])
        try await node.person("ada@example.org")

        try await node.open { client in
            let boss = Visitor(client)
            try await boss.signIn("boss@example.org")
            let page = try await invite("Ada@example.org", ["editor"], by: boss)

            #expect(page.status == 422 && page.says("Cette personne a déjà un compte."))
            #expect(try page.form(to: Self.path).values("roles") == ["editor"])
        }
    }

    @Test(arguments: Engine.available)
    func `who opened an account in the meantime only says yes`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", roles: [.administrator])

        try await node.open { client in
            let (boss, ada) = (Visitor(client), Visitor(client))
            try await boss.signIn("boss@example.org")
            try await invite("ada@example.org", ["editor"], by: boss)
            let link = try await node.link(to: "ada@example.org")
            try await node.person("ada@example.org")

            let page = try await ada.open(link)
            #expect(try page.form(to: link).fields.map(\.name) == ["_token"])
            let asked = try await ada.submit(link)
            #expect(asked.path.hasPrefix("/session/new"), "the link does not replace the password")
            try await ada.signIn("ada@example.org")
            #expect(try await ada.open("/profile").says("Rédaction"))
        }
    }

    @discardableResult
    private func invite(_ email: String, _ roles: [String] = [], by boss: Visitor) async throws -> VisitedPage {
        try await boss.open(Self.path)
        return try await boss.submit(Self.path, ["email": email], choosing: ["roles": roles])
    }
}
