import Commons
import Fixtures
import Mail
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct CommandTests {
    @Test(arguments: Engine.available)
    func `the first administrator comes in by a link, until a password is chosen`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let (first, second) = (try await ensure(node), try await ensure(node))
            let boss = Visitor(client)
            let link = try required(second).link.path
            let inside = try await boss.answer(link)

            #expect(first?.account.id == second?.account.id)
            #expect(inside.path == "/profile" && inside.says("Administration"))
            #expect(inside.says("Vous n’avez pas encore de mot de passe"))
            #expect(try await boss.open("/administration/people").status == 200)
            #expect(try await Visitor(client).open(link).status == 410)
            try await boss.answer("/profile/password", ["newPassword": SmallNode.password])
            #expect(try await boss.open("/administration/people").status == 200)
        }
        #expect(try await ensure(node) == nil)
    }

    @Test(arguments: Engine.available)
    func `looking at the link does not use it up, and a day later it is dead`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)

        try await node.open { client in
            let link = try required(try await ensure(node)).link.path
            let visitor = Visitor(client)
            try await visitor.open(link)
            #expect(try await visitor.open(link).status == 200)
            node.clock.advance(by: .seconds(86_400))
            #expect(try await visitor.submit(link).status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `an account made at the terminal is ready, and made once`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let email = try required(EmailAddress(rawValue: "ada@example.org"))

        let made = try await node.database.write { tx in
            try Accounts.create(email: email, name: "Ada", roles: [.editor], world: node.world, in: tx)
        }

        #expect(made.account.isVerified)
        await #expect(throws: AppError.self) {
            try await node.database.write { tx in
                _ = try Accounts.create(email: email, name: "Ada", roles: [], world: node.world, in: tx)
            }
        }
        try await node.open { client in
            let ada = Visitor(client)
            let inside = try await ada.answer(made.link.path)

            #expect(inside.says("Contribution, Rédaction"))
        }
    }

    @Test(arguments: Engine.available)
    func `access is restored at the terminal`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")
        let nobody = try required(EmailAddress(rawValue: "nobody@example.org"))

        let link = try await node.database.write { tx in
            try Accounts.reset(email: ada.email, world: node.world, in: tx)
        }

        try await node.open { client in
            let visitor = Visitor(client)
            try await visitor.answer(link.path, ["newPassword": "cinq prunes au sirop"])
            #expect(try await visitor.signIn("ada@example.org", "cinq prunes au sirop").says("Ada"))
        }
        await #expect(throws: AppError.self) {
            try await node.database.write { tx in
                _ = try Accounts.reset(email: nobody, world: node.world, in: tx)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `somebody is invited at the terminal`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let email = try required(EmailAddress(rawValue: "ada@example.org"))

        let link = try await node.database.write { tx in
            try Accounts.invite(email: email, roles: [.moderator], world: node.world, in: tx)
        }

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.answer(link.path, ["name": "Ada", "newPassword": SmallNode.password])
            #expect(try await ada.open("/profile").says("Modération"))
        }
    }

    @Test(arguments: Engine.available)
    func `people are called by their names`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")
        let gone = try required(Person.ID(rawValue: "gone"))

        let names = try await node.database.read { tx in try Accounts.names.find([ada.id, gone], tx) }

        #expect(names == [ada.id: "Ada Lovelace"])
    }

    private func ensure(_ node: SmallNode) async throws -> (account: Account, link: IssuedLink)? {
        try await node.database.write { tx in try Accounts.ensureFirstAdministrator(world: node.world, in: tx) }
    }
}
