import Fixtures
import HummingbirdTesting
import Node
import NodeFixtures
import Testing
import Web

@testable import Administration

@Suite struct WordingTests {
    @Test(arguments: Engine.available)
    func `a text is found by its words, said otherwise, and brought back`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let visitor = Visitor(client)
            let found = try await boss.open("/administration/wording?q=ALLER+contenu")
            #expect(found.says("web.frame.skip"))

            try await boss.open("/administration/wording/web.frame.skip")
            try await boss.submit("/administration/wording/web.frame.skip", ["fr": "Droit au but"])
            #expect(try await visitor.open("/").says("Droit au but"))
            #expect(try await Visitor(client, language: "en").open("/").says("Skip to content"))
            #expect(try await boss.open("/administration/wording").says("Droit au but"))

            try await boss.open("/administration/wording/web.frame.skip")
            try await boss.submit("/administration/wording/web.frame.skip/restorations")
            #expect(try await visitor.open("/").says("Aller au contenu"))
        }
    }

    @Test func `each form of a text that counts is said otherwise by itself`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            let path = "/administration/wording/web.form.review%5B1%5D"
            try await boss.open(path)
            try await boss.submit(path, ["fr": "Encore {count} choses."])
            try await boss.open("/administration/site")
            let refused = try await boss.submit("/administration/site", ["name": "", "accent": "x"])

            #expect(refused.says("Encore 2 choses."))
        }
    }

    @Test func `a place that the program does not fill is refused`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            try await boss.open("/administration/wording/web.frame.skip")
            let refused = try await boss.submit("/administration/wording/web.frame.skip", ["fr": "Bonjour {name}"])

            #expect(refused.status == 422 && refused.says("ne connaît pas {name} ici"))
        }
    }

    @Test(arguments: [
        "nothing", "web.form.review", "web.form.review[2]", "web.form.review[", "web.frame.skip[0]", "[0]",
    ])
    func `a key that is none has no page`(_ key: String) async throws {
        let node = try await TestNode(.sqlite)

        #expect(WordingKey(key, in: node.node.catalog) == nil)
    }

    @Test func `markup in own words is shown as text`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            try await boss.open("/administration/wording/web.frame.skip")
            try await boss.submit("/administration/wording/web.frame.skip", ["fr": "<script>alert(1)</script>"])

            #expect(try await Visitor(client).open("/").body.contains("&lt;script&gt;alert(1)"))
        }
    }
}
