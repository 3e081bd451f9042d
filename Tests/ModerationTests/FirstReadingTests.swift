import Fixtures
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// The first contributions of newcomers can be read before others see them.
@Suite struct FirstReadingTests {
    private static func held(
        _ engine: Engine, number: Int = 1, _ body: @escaping @Sendable (Garden, Visitor) async throws -> Void
    ) async throws {
        try await Garden.open(engine) { garden in
            let boss = try await garden.node.person("Boss", roles: [.administrator], at: garden.client)
            try await boss.open("/administration/site")
            try await boss.submit("/administration/site", ["firstReadings": "\(number)"])
            let bob = try await garden.node.person("Bob", at: garden.client)
            try await bob.open("/organizations/new")
            try await bob.submit(
                "/organizations", ["title": "Le verger", "kind": "association", "description": "Des pommes."])
            try await body(garden, bob)
        }
    }

    private static let page = "/organizations/le-verger"

    @discardableResult
    private static func decide(_ garden: Garden, _ filling: [String: String]) async throws -> VisitedPage {
        let list = try await garden.mona.open("/moderation/readings")
        let reading = try found(list.links.first { $0.hasPrefix("/moderation/readings/") })
        try await garden.mona.open(reading)
        return try await garden.mona.submit("\(reading)/decisions", filling)
    }

    @Test(arguments: Engine.available)
    func `a first contribution waits, unseen by others, and is released`(engine: Engine) async throws {
        try await Self.held(engine) { garden, bob in
            #expect(try await bob.open(Self.page).says("après une première lecture"))
            #expect(try await Visitor(garden.client).open(Self.page).status == 404)
            #expect(try await !Visitor(garden.client).open("/search?q=verger").says("Le verger"))
            #expect(try await garden.mona.open("/moderation").says("Une première contribution attend"))

            let decided = try await Self.decide(garden, ["outcome": "release", "facts": "Un verger, avec des pommes."])

            #expect(decided.says("Première contribution publiée"))
            #expect(try await Visitor(garden.client).open(Self.page).status == 200)
            #expect(try await Visitor(garden.client).open("/search?q=verger").says("Le verger"))
            #expect(
                try await garden.letters(to: "bob@example.org").first?.subject == "Décision sur une page que vous tenez"
            )
            try await bob.open("/organizations/new")
            try await bob.submit("/organizations", ["title": "La haie", "kind": "association"])
            #expect(try await Visitor(garden.client).open("/organizations/la-haie").status == 200, "Bob is free of it")
        }
    }

    @Test(arguments: Engine.available)
    func `what is declined says why, is changed, and is read again`(engine: Engine) async throws {
        try await Self.held(engine) { garden, bob in
            try await Self.decide(
                garden,
                [
                    "outcome": "refusal", "facts": "La page vend des pommes.", "ground": "rules",
                    "reference": "On ne vend rien ici.",
                ])
            #expect(try await bob.open(Self.page).says("À revoir."))
            #expect(
                try await garden.letters(to: "bob@example.org").first?.text.contains("On ne vend rien ici.") == true)
            #expect(try await garden.mona.open("/moderation/readings").says("Rien n’attend d’être lu."))

            try await bob.open("\(Self.page)/revisions/new")
            try await bob.submit("\(Self.page)/revisions", ["description": "Des pommes à partager."])

            #expect(try await bob.open(Self.page).says("après une première lecture"))
            #expect(try await garden.mona.open("/moderation/readings").says("Le verger"))
        }
    }

    @Test func `what was declined is contested, and shown when the answer says so`() async throws {
        try await Self.held(.sqlite) { garden, bob in
            let decision = try await Self.decide(
                garden,
                [
                    "outcome": "refusal", "facts": "La page vend des pommes.", "ground": "rules",
                    "reference": "On ne vend rien ici.",
                ]
            ).path
            try await bob.open(decision)
            try await bob.submit("\(decision)/appeals", ["appeal": "Nous ne vendons rien, nous partageons."])

            try await AppealTests.settle("reversed", by: garden.max)

            #expect(try await Visitor(garden.client).open(Self.page).status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `of two moderators who read at once, one is told that it is done`(engine: Engine) async throws {
        try await Self.held(engine) { garden, _ in
            let list = try await garden.mona.open("/moderation/readings")
            let reading = try found(list.links.first { $0.hasPrefix("/moderation/readings/") })
            try await garden.mona.open(reading)
            try await garden.max.open(reading)
            let release = ["outcome": "release", "facts": "Un verger, avec des pommes."]

            async let one = garden.mona.submit("\(reading)/decisions", release)
            async let other = garden.max.submit("\(reading)/decisions", release)

            #expect(try await [one.status, other.status].sorted() == [200, 409])
        }
    }

    @Test func `who was here before, and who looks after the node, does not wait`() async throws {
        try await Self.held(.sqlite) { garden, _ in
            for (person, title) in [(garden.ada, "Le ruisseau"), (garden.mona, "La colline")] {
                try await person.open("/organizations/new")
                let page = try await person.submit("/organizations", ["title": title, "kind": "association"])
                #expect(try await Visitor(garden.client).open(page.path).status == 200, "\(title)")
            }
        }
    }

    @Test func `a practice waits at its first edition, and nothing waits where nobody asked for it`() async throws {
        try await Garden.open(.sqlite) { garden in
            let bob = try await garden.node.person("Bob", at: garden.client)
            try await bob.open("/practices/new")
            try await bob.submit("/practices", ["title": "Le café"])
            try await bob.submit("/practices/le-cafe/editions")
            #expect(try await Visitor(garden.client).open("/practices/le-cafe").status == 200)
        }
        try await Self.held(.sqlite, number: 2) { garden, bob in
            try await bob.open("/practices/new")
            try await bob.submit("/practices", ["title": "Le café"])
            #expect(try await bob.open("/practices/le-cafe").says("Brouillon."))
            try await bob.submit("/practices/le-cafe/editions")

            #expect(try await bob.open("/practices/le-cafe").says("après une première lecture"))
            #expect(try await Visitor(garden.client).open("/practices/le-cafe").status == 404)
        }
    }
}
