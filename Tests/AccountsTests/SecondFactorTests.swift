import Fixtures
import Foundation
import HummingbirdTesting
import Mail
import Storage
import Testing
import Web

@testable import Accounts

/// A code of a telephone on top of the password.
@Suite struct SecondFactorTests {
    @Test(arguments: Engine.available)
    func `somebody lets their telephone read the square, and is asked for its code from then on`(
        engine: Engine
    ) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            let visitor = Visitor(client)
            try await visitor.signIn("ada@example.org")
            let square = try await visitor.answer("/profile/second-factor", ["password": SmallNode.password])
            #expect(square.path == "/profile/second-factor/confirmation" && square.body.contains("<svg class=\"qr\""))
            let wrong = try await visitor.submit("/profile/second-factor/confirmation", ["code": "000 000"])
            #expect(wrong.status == 422 && wrong.says("Ce code n’est pas le bon"))
            #expect(try await Visitor(client).signIn("ada@example.org").path == "/", "nothing is confirmed yet")

            let codes = try await node.confirm(ada, with: visitor)
            #expect(codes.count == 10 && Set(codes).count == 10)
            #expect(try await visitor.open("/profile/second-factor").says("Il vous reste 10 codes de secours."))
            let other = Visitor(client)
            let step = try await other.signIn("ada@example.org")
            #expect(step.path.hasPrefix("/session/second-steps/") && step.says("Encore un code"))
            #expect(try await other.open("/profile").path.hasPrefix("/session/new"), "half a way in is none")
        }
        #expect(try await node.audit(ada.id.rawValue).contains("account.secondFactor"))
        #expect(
            try await node.letters(to: "ada@example.org").map(\.subject) == ["Un code est demandé pour entrer"])
    }

    @Test(arguments: Engine.available)
    func `a code opens once, and a reader of it cannot use it again`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            try await node.protect(ada, client)
            node.clock.advance(by: .seconds(60))
            let code = try await node.code(of: ada)
            let (first, second) = (Visitor(client), Visitor(client))
            let one = try await first.signIn("ada@example.org")
            let two = try await second.signIn("ada@example.org")

            #expect(try await first.submit(one.path, ["code": code]).path == "/")
            #expect(try await first.open("/workshop").says("Atelier"))
            #expect(try await second.submit(two.path, ["code": code]).status == 410, "a sister of a used step is over")
            let third = try await second.signIn("ada@example.org")
            #expect(try await second.submit(third.path, ["code": code]).status == 422, "the same half-minute")
            node.clock.advance(by: .seconds(30))
            #expect(try await second.submit(third.path, ["code": try await node.code(of: ada)]).path == "/")
        }
    }

    @Test(arguments: Engine.available)
    func `a recovery code opens once, and one is told how many are left`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            let codes = try await node.protect(ada, client)
            let visitor = Visitor(client)
            let step = try await visitor.signIn("ada@example.org")
            let written = codes[3].lowercased()
            #expect(try await visitor.submit(step.path, ["code": written]).path == "/")
            #expect(try await visitor.open("/profile/second-factor").says("Il vous reste 9 codes de secours."))

            let other = Visitor(client)
            let again = try await other.signIn("ada@example.org")
            #expect(try await other.submit(again.path, ["code": written]).status == 422)
        }
        #expect(try await node.audit(ada.id.rawValue).contains("account.recoveryCodeUsed"))
    }

    @Test(arguments: Engine.available)
    func `guessing codes is slowed down, and a step is over after a quarter of an hour`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            try await node.protect(ada, client)
            let visitor = Visitor(client)
            let step = try await visitor.signIn("ada@example.org")
            var statuses: [Int] = []
            for _ in 0..<11 { statuses.append(try await visitor.answer(step.path, ["code": "no such code"]).status) }
            #expect(statuses == [Int](repeating: 422, count: 10) + [429])

            let anew = try await Visitor(client).signIn("ada@example.org")
            #expect(anew.path.hasPrefix("/session/second-steps/"), "the password alone does not forgive the guesses")
            #expect(try await visitor.answer(anew.path, ["code": "no such code"]).status == 429)
            node.clock.advance(by: .seconds(15 * 60))
            #expect(try await visitor.open(step.path).status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was going somewhere arrives there after the code`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            try await node.protect(ada, client)
            node.clock.advance(by: .seconds(60))
            let visitor = Visitor(client)
            try await visitor.open("/workshop")
            let step = try await visitor.submit(
                "/session", ["email": "ada@example.org", "password": SmallNode.password])
            let action = String(step.path.prefix { $0 != "?" })
            #expect(try await visitor.submit(action, ["code": try await node.code(of: ada)]).path == "/workshop")
        }
    }

    @Test(arguments: Engine.available)
    func `it ends by password and code together, and nothing of it is kept`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            let visitor = Visitor(client)
            let codes = try await node.protect(ada, client, with: visitor)
            let ending = "/profile/second-factor/ending"
            let without = try await visitor.answer(ending, ["password": SmallNode.password, "code": "123 456"])
            #expect(without.status == 422)
            let withOther = try await visitor.answer(ending, ["password": "quatre poires", "code": codes[0]])
            #expect(withOther.status == 422)
            let done = try await visitor.answer(ending, ["password": SmallNode.password, "code": codes[0]])
            #expect(done.path == "/profile" && done.says("Votre mot de passe suffit de nouveau."))
            #expect(try await Visitor(client).signIn("ada@example.org").path == "/")
        }
        let left = try await node.database.read { tx in try RecoveryCodes.left(of: ada.id, in: tx) }
        #expect(left == 0)
        let subjects = try await node.letters(to: "ada@example.org").map(\.subject)
        #expect(subjects.contains { $0.hasPrefix("Plus aucun code") })
    }

    @Test(arguments: Engine.available)
    func `new recovery codes take the place of the old ones`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            let visitor = Visitor(client)
            let old = try await node.protect(ada, client, with: visitor)
            node.clock.advance(by: .seconds(60))
            let made = try await visitor.answer(
                "/profile/second-factor/recovery-codes",
                ["password": SmallNode.password, "code": try await node.code(of: ada)])
            #expect(made.status == 201)
            let other = Visitor(client)
            let step = try await other.signIn("ada@example.org")
            #expect(try await other.submit(step.path, ["code": old[5]]).status == 422)
            #expect(try await other.submit(step.path, ["code": made.recoveryCodes[5]]).path == "/")
        }
    }

    @Test(arguments: Engine.available)
    func `a new password does not lift it, and the operator's command does`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            try await node.protect(ada, client)
            let visitor = Visitor(client)
            try await visitor.answer("/accounts/password-resets", ["email": "ada@example.org"])
            try await visitor.answer(
                try await node.link(to: "ada@example.org"), ["newPassword": "cinq prunes au sirop"])
            let step = try await visitor.signIn("ada@example.org", "cinq prunes au sirop")
            #expect(step.path.hasPrefix("/session/second-steps/"))

            let lifted = try await node.database.write { tx in
                try Accounts.forgetSecondFactor(of: ada.email, world: node.world, in: tx)
            }
            #expect(lifted)
            #expect(try await Visitor(client).signIn("ada@example.org", "cinq prunes au sirop").path == "/")
        }
    }
}

extension SmallNode {
    /// What the telephone shows now.
    fileprivate func code(of account: Account) async throws -> String {
        let factor = try await database.read { tx in try required(try SecondFactor.find(of: account.id, in: tx)) }
        let number = "\(factor.code.number(at: TimeBasedCode.step(at: clock.now)))"
        return String(repeating: "0", count: TimeBasedCode.digits - number.count) + number
    }

    /// Types the first code, and reads the recovery codes.
    fileprivate func confirm(_ account: Account, with visitor: Visitor) async throws -> [String] {
        try await visitor.answer("/profile/second-factor/confirmation", ["code": try await code(of: account)])
            .recoveryCodes
    }

    @discardableResult
    fileprivate func protect(
        _ account: Account, _ client: any TestClientProtocol, with visitor: Visitor? = nil
    ) async throws -> [String] {
        let visitor = visitor ?? Visitor(client)
        try await visitor.signIn(account.email.rawValue)
        try await visitor.answer("/profile/second-factor", ["password": Self.password])
        return try await confirm(account, with: visitor)
    }
}

extension VisitedPage {
    fileprivate var recoveryCodes: [String] {
        guard let start = body.range(of: "<pre><code>"), let end = body.range(of: "</code></pre>") else { return [] }
        return body[start.upperBound..<end.lowerBound].split(separator: "\n").map(String.init)
    }
}
