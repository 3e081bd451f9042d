import Fixtures
import HummingbirdTesting
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// Every route, asked for a thing of one's own and for a thing of somebody else's, by every role.
@Suite struct OwnershipTests {
    /// What is on the pages of things, besides what everybody reads: another person is told that they do not keep it, or
    /// that there is nothing. An invitation of another person to keep it is asked for on its page.
    @Test(arguments: Role.allCases)
    func `nobody changes what others keep, whatever their role`(_ role: Role) async throws {
        let node = try await TestNode(.sqlite)
        try await node.addTerritories()
        try await node.test { client in
            let commons = try await Furnished.on(node, client)
            let eve = try await node.person("Eve", roles: [role], at: client)
            let token = try #require(
                try await eve.open("/profile/presentation").forms.compactMap { $0.value("_token") }.first)
            let before = try await Kept.count(in: node.database)

            for (route, thing) in try Self.onThings(node) where route.access != .anyone || route.isUnsafe {
                // Administrators read who did what; they change nothing.
                if role == .administrator && route.path.hasSuffix("/trail") { continue }
                // Anybody offers to translate; the keepers answer.
                if route.path.hasSuffix("/translators") { continue }
                let address = "/" + route.path.replacing(":slug", with: thing).replacing(":number", with: "1")
                let answer =
                    route.isUnsafe
                    ? try await eve.send(address, [PageForm.Field("_token", token)] + Self.filling)
                    : try await eve.open(address)

                #expect([403, 404].contains(answer.status), "\(route) as \(role): \(answer.status)")
            }

            #expect(try await Kept.count(in: node.database) == before)
            #expect(try await commons.boss.open("/practices/jardin/revisions/new").status == 200)
        }
    }

    @Test(arguments: Role.allCases)
    func `a draft of others is missing at every address, as if there were none`(_ role: Role) async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await Furnished.furnish(ada, publishing: false)
            let eve = try await node.person("Eve", roles: [role], at: client)

            for (route, thing) in try Self.onThings(node) where thing == "jardin" && route.path.hasPrefix("practices/")
            {
                let path = route.path.replacing(":number", with: "1")
                let query = path.hasSuffix("comparison") ? "?from=1&to=1" : ""
                let address = "/" + path.replacing(":slug", with: thing) + query
                guard !route.isUnsafe else { continue }
                for visitor in [eve, Visitor(client)] {
                    let page = try await visitor.open(address)
                    let data = try await visitor.openAsProgram(address)

                    #expect(page.status == 404 || page.path.hasPrefix("/session/new"), "\(address): \(page.status)")
                    #expect([401, 404].contains(data.status), "\(address): \(data.status)")
                    #expect(!page.body.contains("Se nourrir") && !data.body.contains("Se nourrir"), "\(address)")
                }
            }
            #expect(try await ada.open("/practices/jardin").status == 200)
        }
    }

    @Test func `nobody ends a session, takes back an invitation or reads a person by the number of others`()
        async throws
    {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let eve = try await node.person("Eve", at: client)
            let session: String? = try await node.database.read { tx in
                try tx.value("SELECT id FROM sessions ORDER BY created_at, id LIMIT 1")
            }
            let token = try #require(
                try await eve.open("/profile/sessions").forms.compactMap { $0.value("_token") }.first)

            let answer = try await eve.send(
                "/profile/sessions/\(try #require(session))/endings", [PageForm.Field("_token", token)])

            #expect([303, 404].contains(answer.status))
            #expect(try await ada.open("/profile").status == 200)
            #expect(try await ada.page.path == "/profile")
        }
    }

    private static let filling = [
        PageForm.Field("title", "Volé"), PageForm.Field("what", "x"), PageForm.Field("revision", "1"),
        PageForm.Field("state", "notViable"), PageForm.Field("language", "fr"), PageForm.Field("kind", "association"),
        PageForm.Field("territory", "Mende"), PageForm.Field("territory-id", "FR-COG-48095"),
        PageForm.Field("reason", "x"),
    ]

    /// Each route about one thing, with a thing of its kind.
    private static func onThings(_ node: TestNode) throws -> [(route: Route, thing: String)] {
        let things = Dictionary(
            uniqueKeysWithValues: Furnished.things.map { path in
                let parts = path.split(separator: "/").map(String.init)
                return (parts[0], parts[1])
            })
        let routes = try node.node.routes().compactMap { route in
            let parts = route.path.split(separator: "/")
            guard parts.count > 1, parts[1] == ":slug", let thing = things[String(parts[0])] else {
                return nil as (Route, String)?
            }
            return (route, thing)
        }
        #expect(routes.count > 30)
        return routes
    }
}
