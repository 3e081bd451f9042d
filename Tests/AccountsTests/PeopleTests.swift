import Fixtures
import HTTPTypes
import Mail
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct PeopleTests {
    @Test(arguments: Engine.available)
    func `only administrators know that there is an administration`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org", roles: [.editor, .moderator])

        try await node.open { client in
            let (ada, nobody) = (Visitor(client), Visitor(client))
            try await ada.signIn("ada@example.org")
            for path in ["/administration/people", "/administration/invitations"] {
                #expect(try await ada.open(path).status == 404)
                #expect(try await nobody.open(path).path.hasPrefix("/session/new"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `people are found by name or address, without accents`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", name: "Chef", roles: [.administrator])
        try await node.person("lea@example.org", name: "Léa Müller")
        try await node.person("x_100%@example.org", name: "Noé")

        try await node.open { client in
            let boss = Visitor(client)
            try await boss.signIn("boss@example.org")
            func found(_ words: String) async throws -> [String] {
                let page = try await boss.open("/administration/people?q=" + words.percentEncoded)
                return ["Chef", "Léa Müller", "Noé"].filter { name in
                    page.body.contains(">\(name)</a></th>")
                }
            }

            #expect(try await found("") == ["Chef", "Léa Müller", "Noé"])
            #expect(try await found("muller lea") == ["Léa Müller"])
            #expect(try await found("LEA@") == ["Léa Müller"])
            #expect(try await found("100%") == ["Noé"])
            #expect(try await found("_") == ["Noé"])
            #expect(try await found("\\") == [])
            #expect(try await boss.open("/administration/people?q=zzz").says("Personne ne correspond."))
        }
    }

    @Test(arguments: Engine.available)
    func `people are read page after page`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", name: "Zoé", roles: [.administrator])
        for number in 10..<70 { try await node.person("p\(number)@example.org", name: "Personne \(number)") }

        try await node.open { client in
            let boss = Visitor(client)
            try await boss.signIn("boss@example.org")
            let first = try await boss.open("/administration/people?q=personne")
            let next = try required(first.links.first { $0.contains("after=") && !$0.contains("lang=") })
            let second = try await boss.open("/administration/people" + next)

            #expect(first.says("Personne 10") && first.says("Personne 59") && !first.says("Personne 60"))
            #expect(second.says("Personne 60") && second.says("Personne 69") && !second.says("Personne 59"))
            #expect(!second.body.contains("rel=\"next\""))
        }
    }

    @Test(arguments: Engine.available)
    func `programs are not told addresses`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", roles: [.administrator])
        let ada = try await node.person("ada@example.org")

        try await node.open { client in
            let boss = Visitor(client)
            try await boss.signIn("boss@example.org")
            for path in ["/administration/people", "/administration/people/\(ada.id)", "/administration/invitations"] {
                let answer = try await boss.openAsProgram(path)
                #expect(answer.headers[.contentType] == "application/json")
                #expect(!answer.body.contains("@") && !answer.body.contains("argon2"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an administrator gives and takes roles`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("boss@example.org", roles: [.administrator])
        let ada = try await node.person("ada@example.org")
        let path = "/administration/people/\(ada.id)"

        try await node.open { client in
            let (boss, visitor) = (Visitor(client), Visitor(client))
            try await boss.signIn("boss@example.org")
            try await boss.open(path)
            let given = try await boss.submit("\(path)/roles", choosing: ["roles": ["editor", "administrator"]])
            try await visitor.signIn("ada@example.org")
            let inside = try await visitor.open("/administration/people")
            try await boss.submit("\(path)/roles", choosing: ["roles": ["editor"]])
            let outside = try await visitor.open("/administration/people")

            #expect(given.says("Les rôles sont enregistrés."))
            #expect(try given.form(to: "\(path)/roles").values("roles") == ["editor", "administrator"])
            #expect(inside.status == 200 && outside.status == 404)
            #expect(try await boss.submit("\(path)/roles", choosing: ["roles": ["king"]]).status == 422)
        }
        #expect(try await node.audit(ada.id.rawValue) == ["account.roles", "account.roles", "account.verified"])
    }

    @Test(arguments: Engine.available)
    func `there is always an administrator who can sign in`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let boss = try await node.person("boss@example.org", roles: [.administrator])
        let ada = try await node.person("ada@example.org", roles: [.administrator])
        let path = "/administration/people/\(boss.id)"

        try await node.open { client in
            let visitor = Visitor(client)
            try await visitor.signIn("boss@example.org")
            try await node.suspend(ada, because: "absente", by: boss)
            try await visitor.open(path)
            let last = try await visitor.submit("\(path)/roles", choosing: ["roles": []])
            #expect(last.status == 409 && last.says("Donnez d’abord ce rôle à quelqu’un d’autre."))

            try await visitor.open("/administration/people/\(ada.id)")
            try await visitor.submit("/administration/people/\(ada.id)/readmissions", ["reason": "revenue"])
            try await visitor.open(path)
            #expect(try await visitor.submit("\(path)/roles", choosing: ["roles": []]).status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `two administrators cannot take the role from each other at once`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let people = [
            try await node.person("a@example.org", roles: [.administrator]),
            try await node.person("b@example.org", roles: [.administrator]),
        ]

        let refusals = await withTaskGroup(of: Bool.self) { group in
            for person in people {
                group.addTask {
                    do {
                        try await node.database.write { tx in
                            try person.setRoles([], by: nil, at: node.clock.now, in: tx)
                        }
                        return false
                    } catch { return (error as? AppError)?.kind == .conflict }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(refusals.count { $0 } == 1)
    }

    @Test(arguments: Engine.available)
    func `a suspension ends everything that is open, says why, and can be taken back`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let other = try await node.person("boss@example.org", roles: [.administrator])
        let ada = try await node.person("ada@example.org")
        let path = "/administration/people/\(ada.id)"

        try await node.open { client in
            let (boss, visitor) = (Visitor(client), Visitor(client))
            try await visitor.signIn("ada@example.org")
            try await visitor.answer("/accounts/password-resets", ["email": "ada@example.org"])
            let link = try await node.link(to: "ada@example.org")
            try await boss.signIn("boss@example.org")
            #expect(try await boss.open(path).links.contains("\(path)/suspensions/new"))
            try await node.suspend(ada, because: "messages blessants", by: other)

            #expect(try await boss.open(path).says("Raison donnée : messages blessants"))
            #expect(try await visitor.open("/profile").path.hasPrefix("/session/new"))
            #expect(try await visitor.open(link).status == 410)
            #expect(try await boss.submit("\(path)/readmissions", ["reason": "excuses"]).says("Le compte est rouvert."))
            #expect(try await visitor.signIn("ada@example.org").says("Ada"))
        }
        let audit = try await node.audit(ada.id.rawValue)
        #expect(audit.contains("account.suspended") && audit.contains("account.readmitted"))
    }

    @Test(arguments: Engine.available)
    func `nobody suspends themself`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let boss = try await node.person("boss@example.org", roles: [.administrator])

        await #expect { try await node.suspend(boss, because: "fatigue", by: boss) } throws: {
            ($0 as? AppError)?.message == "accounts.error.ownSuspension"
        }
    }

    @Test(arguments: Engine.available)
    func `the last administrator who can sign in is not suspended, whoever asks`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let moderator = try await node.person("mod@example.org", roles: [.moderator])
        let boss = try await node.person("boss@example.org", roles: [.administrator])
        let suspend: @Sendable (Transaction) throws -> Void = { tx in
            try boss.suspend(because: "test", by: moderator.id, at: node.clock.now, in: tx)
        }

        await #expect { try await node.database.write(suspend) } throws: {
            ($0 as? AppError)?.message == "accounts.error.lastAdministrator"
        }
        try await node.person("other@example.org", roles: [.administrator])
        try await node.database.write(suspend)

        #expect(try await node.database.read { tx in try Account.require(boss.id, in: tx).isSuspended })
    }
}

extension SmallNode {
    fileprivate func suspend(_ account: Account, because reason: String, by other: Account) async throws {
        try await database.write { tx in
            try account.suspend(because: reason, by: other.id, at: clock.now, in: tx)
        }
    }
}
