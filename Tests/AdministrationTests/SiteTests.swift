import Fixtures
import HummingbirdTesting
import Node
import NodeFixtures
import Storage
import Testing
import Web

@testable import Administration

@Suite struct SiteTests {
    @Test(arguments: Engine.available)
    func `what an administrator chooses is seen by everybody at once`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            try await boss.open("/administration/site")
            let saved = try await boss.submit(
                "/administration/site",
                [
                    "name": "Le Carrefour", "accent": "#8ECAE6", "contact": "salut@example.org",
                    "about-fr": "Nous sommes **dix**.",
                ])
            let visitor = Visitor(client)

            #expect(saved.status == 200 && saved.says("C’est enregistré."))
            #expect(try await visitor.open("/").body.contains("Le Carrefour</title>"))
            #expect(try await visitor.open("/").body.contains("/site.css"))
            #expect(try await visitor.open("/site.css").body.contains("--honey: #8ecae6"))
            #expect(try await visitor.open("/about").body.contains("Nous sommes <strong>dix</strong>."))
            #expect(try await visitor.open("/accessibility").body.contains("mailto:salut@example.org"))
        }
    }

    @Test func `a colour that text cannot be read on is refused with its contrast, and nothing is lost`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            try await boss.open("/administration/site")
            let refused = try await boss.submit("/administration/site", ["name": "Autre", "accent": "#1D6561"])

            #expect(refused.status == 422)
            #expect(refused.says("le texte aurait un contraste de 2,3"))
            #expect(refused.body.contains("value=\"Autre\""))
            #expect(try await Visitor(client).open("/").body.contains("Essaim</title>"))
        }
    }

    @Test func `a language that is no longer offered is no longer spoken`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            try await boss.open("/administration/site")
            try await boss.submit("/administration/site", choosing: ["languages": ["en"]])
            let page = try await Visitor(client, language: "fr").open("/?lang=fr")

            #expect(page.body.contains("<html lang=\"en\">"))
            try await boss.open("/administration/site")
            #expect(try await boss.submit("/administration/site", choosing: ["languages": []]).status == 422)
        }
    }

    @Test(arguments: Engine.available)
    func `another process agrees after ten seconds`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        let keeper = SiteKeeper(Site(), database: node.database, world: node.world.world)
        #expect(try await keeper.site().name == "Essaim")
        let person: Person.ID = node.world.world.newID()

        try await node.database.write { tx in
            var choices = try SiteChoices.read(in: tx)
            choices.name = "Ailleurs"
            try choices.save(by: person, at: node.world.now, in: tx)
        }

        #expect(try await keeper.site().name == "Essaim")
        node.world.advance(by: .seconds(10))
        #expect(try await keeper.site().name == "Ailleurs")
    }

    @Test func `a node whose database is away keeps its name`() async throws {
        let node = try await TestNode(.sqlite)
        let keeper = SiteKeeper(Site(), database: node.database, world: node.world.world)
        _ = try await keeper.site()

        try await node.database.close()
        node.world.advance(by: .seconds(60))

        #expect(try await keeper.site().name == "Essaim")
    }

    @Test(arguments: Engine.available)
    func `what was replaced stays in the audit trail`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        let person: Person.ID = node.world.world.newID()

        for name in ["Un", "Deux", "Deux"] {
            try await node.database.write { tx in
                var choices = try SiteChoices.read(in: tx)
                choices.name = name
                try choices.save(by: person, at: node.world.now, in: tx)
            }
        }

        let (former, revision) = try await node.database.read { tx in
            (
                try tx.values("SELECT detail FROM audit_entries WHERE subject = 'site.name' ORDER BY detail")
                    as [String],
                try tx.value("SELECT revision FROM site_settings WHERE key = 'name'") as Int?
            )
        }
        #expect(former == ["Essaim", "Un"])
        #expect(revision == 2)
    }
}
