import Fixtures
import Foundation
import HTTPTypes
import NodeFixtures
import Storage
import Testing
import Web

/// A person takes away all that is about them.
@Suite struct OwnDataTests {
    @Test(arguments: Engine.available)
    func `somebody takes away all that is kept about them, as JSON and as CSV`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            let list = try await Self.open(life.zoe)
            let json = try #require(list.links.first { $0.hasSuffix("/everything.json") })
            let file = try await life.zoe.openAsProgram(json)
            let all = try JSONDecoder().decode(Everything.self, from: Data(file.body.utf8))

            #expect(all.name == RichLife.name)
            for name in Self.names {
                #expect(all.records[name]?.rows.isEmpty == false, "\(name)")
                let table = try await life.zoe.open("\(list.path)/\(name).csv")
                #expect(table.headers[.contentType] == "text/csv; charset=utf-8; header=present", "\(name)")
                #expect(list.links.contains(table.path), "\(name)")
                #expect(table.body.utf8.suffix(2).elementsEqual([13, 10]), "\(name)")
            }
            for words in RichLife.emails + [RichLife.biography, "Un grand parc", "La terre est prête."] {
                #expect(file.body.contains(words), "\(words)")
            }
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"everything.json\"")
            #expect(file.headers[.cacheControl] == "no-store")
            #expect(!file.body.contains("argon2"), "a password is nobody's to read")
        }
    }

    @Test(arguments: Engine.available)
    func `the links need the password, work for their person alone, and for a quarter of an hour`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            try await life.zoe.open("/profile/data")
            let wrong = try await life.zoe.submit("/profile/data", ["password": "sept poires au four"])
            let list = try await Self.open(life.zoe)
            let json = try #require(list.links.first { $0.hasSuffix("/everything.json") })

            #expect(wrong.status == 422 && wrong.says("Ce n’est pas votre mot de passe actuel."))
            #expect(try await life.boss.open(json).status == 404)
            #expect(try await Visitor(client).open(json).path.hasPrefix("/session/new"))
            #expect(try await life.zoe.open(list.path + "/nothing.csv").status == 404)
            node.world.advance(by: .seconds(15 * 60))
            #expect(try await life.zoe.open(json).status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else is in it`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await RichLife(on: node, at: client)
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/profile/data")
            let list = try await ada.submit("/profile/data")
            let json = try #require(list.links.first { $0.hasSuffix("/everything.json") })
            let file = try await ada.open(json)

            #expect(file.body.contains("ada@example.org"))
            for other in [RichLife.name, "zephyrine", "boss@example.org"] { #expect(!file.body.contains(other)) }
        }
    }

    private static let names = [
        "account", "sessions", "links", "roles", "invitations", "letters", "attempts", "things", "revisions",
        "translations", "paragraphs", "translators", "keepers", "shared", "trail", "editions", "states", "choices",
        "followed", "answers", "proposals",
        "echoes",
    ]

    private struct Everything: Decodable {
        struct Part: Decodable {
            let rows: [[String: Value]]
        }

        struct Value: Decodable {
            init(from decoder: any Decoder) {}
        }

        let name: String
        let records: [String: Part]
    }

    private static func open(_ zoe: Visitor) async throws -> VisitedPage {
        try await zoe.open("/profile/data")
        return try await zoe.submit("/profile/data", ["password": RichLife.password])
    }
}
