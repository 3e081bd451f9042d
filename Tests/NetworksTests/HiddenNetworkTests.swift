import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// What was withdrawn does not go on speaking from the pages of others.
@Suite struct HiddenNetworkTests {
    @Test(arguments: Engine.available)
    func `an invitation to a network that was withdrawn awaits nobody any more`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let stan = try await node.person("Stan", at: client)
            try await stan.found("Mot qui blesse")
            let bea = try await node.beekeeper("Bea", at: client)
            try await stan.propose("/organizations/la-ruche", in: "mot-qui-blesse")
            let before = try await bea.open("/sharing")
            try await node.database.write { tx in
                try tx.run("UPDATE things SET visibility = 'withdrawn' WHERE slug = 'mot-qui-blesse'")
            }

            let pages = [
                try await bea.open("/sharing"), try await bea.open("/memberships"),
                try await bea.open("/organizations/la-ruche"),
            ]

            #expect(before.says("Mot qui blesse"))
            for page in pages { #expect(page.status == 200 && !page.body.contains("Mot qui blesse"), "\(page.path)") }
        }
    }
}
