import Fixtures
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// An administrator's suspension gives the reasons that a moderator's gives, and can be contested like it.
@Suite struct SuspensionTests {
    private static let reasons = [
        "facts": "Des messages blessants, trois fois.", "ground": "rules", "reference": "On ne blesse personne ici.",
    ]

    /// Boss opens the form about somebody and sends it.
    private static func suspend(
        _ name: String, by boss: Visitor, _ fields: [String: String] = reasons
    ) async throws -> (page: VisitedPage, path: String) {
        let people = try await boss.open("/administration/people?q=\(name)")
        let path = try found(people.links.first { $0.hasPrefix("/administration/people/") })
        try await boss.open("\(path)/suspensions/new")
        return (try await boss.submit("\(path)/suspensions", fields), path)
    }

    @Test(arguments: Engine.available)
    func `whoever is suspended reads the ground and the facts, and contests without signing in`(
        engine: Engine
    ) async throws {
        try await Garden.open(engine) { garden in
            let boss = try await garden.node.person("Boss", roles: [.administrator], at: garden.client)
            let (done, path) = try await Self.suspend("ada", by: boss)
            #expect(done.path.hasPrefix("/moderation/decisions/"))
            #expect(done.says("Un compte") && done.says("On ne blesse personne ici."))
            #expect(try await garden.ada.open("/profile").path.hasPrefix("/session/new"))

            let letter = try found(try await garden.letters(to: "ada@example.org").first)
            #expect(letter.subject == "Votre compte est suspendu")
            for words in ["trois fois", "On ne blesse personne ici.", "Une décision de l’administration"] {
                #expect(letter.text.contains(words), "\(words)")
            }
            let visitor = Visitor(garden.client)
            let statement = try await garden.link(to: "ada@example.org")
            try await visitor.open(statement)
            let told = try await visitor.submit("\(statement)/appeals", ["appeal": "Ces messages ne sont pas de moi."])
            #expect(told.says("Votre contestation est arrivée."))

            let settled = try await AppealTests.settle("reversed", by: garden.mona)
            #expect(settled.status == 200)
            #expect(!(try await boss.open(path).says("Compte suspendu")))
            let answer = try found(try await garden.letters(to: "ada@example.org").first)
            #expect(answer.subject == "Votre compte est rouvert après contestation")
            #expect(answer.text.contains("Relu entièrement."))
        }
    }

    @Test(arguments: Engine.available)
    func `the public log has a line of it that names nobody`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let boss = try await garden.node.person("Boss", roles: [.administrator], at: garden.client)
            _ = try await Self.suspend("ada", by: boss)

            let log = try await Visitor(garden.client).open("/moderation/log")
            let csv = try await Visitor(garden.client).open("/moderation/log.csv")

            #expect(log.says("Un compte") && log.says("Suspension d’un compte"))
            #expect(csv.body.contains(",account,other,rules,suspension,0,0,,,\r\n"))
            for word in ["Ada", "Boss", "trois fois", "blesse"] { #expect(!log.body.contains(word), "\(word)") }
        }
    }

    @Test(arguments: Engine.available)
    func `without facts, ground and rule nobody is suspended, and what was written is kept`(
        engine: Engine
    ) async throws {
        try await Garden.open(engine) { garden in
            let boss = try await garden.node.person("Boss", roles: [.administrator], at: garden.client)
            let (page, path) = try await Self.suspend("ada", by: boss, ["facts": "Des messages blessants."])

            #expect(page.status == 422)
            #expect(try page.form(to: "\(path)/suspensions").value("facts") == "Des messages blessants.")
            #expect(try await garden.ada.open("/profile").path == "/profile")
            #expect(try await garden.letters(to: "ada@example.org").isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `sent twice it is one decision, and nobody suspends themself`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let boss = try await garden.node.person("Boss", roles: [.administrator], at: garden.client)
            let (_, path) = try await Self.suspend("ada", by: boss)
            try await boss.open("\(path)/suspensions/new")
            let again = try await boss.submit("\(path)/suspensions", Self.reasons)
            let own = try await Self.suspend("boss", by: boss)

            #expect(again.status == 409 && own.page.status == 409)
            #expect(try await Self.decisions(garden) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever moderates, and does not administer, suspends nobody here`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let boss = try await garden.node.person("Boss", roles: [.administrator], at: garden.client)
            let people = try await boss.open("/administration/people?q=ada")
            let path = try found(people.links.first { $0.hasPrefix("/administration/people/") })

            #expect(try await garden.mona.open("\(path)/suspensions/new").status == 404)
        }
    }

    private static func decisions(_ garden: Garden) async throws -> Int {
        try await garden.node.database.read { tx in
            try tx.value("SELECT COUNT(*) FROM moderation_decisions") ?? 0
        }
    }
}
