import Fixtures
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Testing
import Web

@testable import Mail

@Suite struct OutboxRoutesTests {
    @Test(arguments: Engine.available)
    func `letters are read at a local page, and their links can be followed`(engine: Engine) async throws {
        let database = try await engine.database(Jobs.migrations + Outbox.migrations)
        let text = "Bonjour <Ada>,\n\nsuivez ce lien :\nhttp://127.0.0.1:8080/accounts/verifications/abc."
        let world = TestWorld().world
        try await database.write { tx in
            try Outbox.post(.example(subject: "Confirmez & entrez", text: text), world: world, in: tx)
        }

        try await visit(database) { visitor in
            let list = try await visitor.open("/outbox")
            let letter = try await visitor.open(required(list.links.first { $0.hasPrefix("/outbox/") }))

            #expect(list.says("Confirmez & entrez"))
            #expect(list.says("Pour ada@example.org, 24 novembre 2026"))
            #expect(letter.says("Bonjour <Ada>, suivez ce lien :"))
            #expect(letter.links.contains("http://127.0.0.1:8080/accounts/verifications/abc"))
        }
    }

    @Test(arguments: Engine.available)
    func `an empty outbox says what would be there`(engine: Engine) async throws {
        let database = try await engine.database(Jobs.migrations + Outbox.migrations)

        try await visit(database) { visitor in
            let outbox = try await visitor.open("/outbox")
            let nothing = try await visitor.open("/outbox/nothing")

            #expect(outbox.says("Pas encore de message"))
            #expect(nothing.status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `the outbox is read page after page`(engine: Engine) async throws {
        let database = try await engine.database(Jobs.migrations + Outbox.migrations)
        let world = TestWorld().world
        try await database.write { tx in
            for number in 1...60 { try Outbox.post(.example(subject: "lettre \(number)."), world: world, in: tx) }
        }

        try await visit(database) { visitor in
            let first = try await visitor.open("/outbox")
            let second = try await visitor.open("/outbox" + required(first.links.first { $0.hasPrefix("?before=") }))

            #expect(first.says("lettre 60.") && first.says("lettre 11.") && !first.says("lettre 10."))
            #expect(second.says("lettre 10.") && second.says("lettre 1.") && !second.says("lettre 11."))
            #expect(!second.body.contains("rel=\"next\""))
        }
    }

    private func visit(_ database: Database, _ journey: @Sendable (Visitor) async throws -> Void) async throws {
        var catalog = TextCatalog()
        try catalog.add(Resources.of("Web"))
        try catalog.add(Resources.of("Mail"))
        let surroundings = WebSurroundings(
            world: TestWorld().world, catalog: catalog, formKey: [1, 2, 3], authenticate: { _ in nil },
            site: { Site() })
        let router = WebRouter(surroundings).router(OutboxRoutes(database: database).routes, assets: [])
        try await Application(router: router).test(.router) { client in try await journey(Visitor(client)) }
    }
}
