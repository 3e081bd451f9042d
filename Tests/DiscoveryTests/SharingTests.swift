import Commons
import Fixtures
import NodeFixtures
import Practices
import Replications
import Storage
import Testing
import Web

@testable import Discovery

@Suite struct SharingTests {
    @Test(arguments: Engine.available)
    func `a visitor is told how to begin`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)

        try await commons.visit { visitor in
            let page = try await visitor.open("/sharing")

            #expect(page.status == 200)
            #expect(page.says("Ce que vous avez changé, et pourquoi"))
            #expect(page.links.contains("/session/new?then=/sharing") && page.links.contains("/accounts/new"))
        }
    }

    @Test(arguments: Engine.available)
    func `somebody who carries replications is led to what can be told of each`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé")
        try await commons.replication("Le jardin de Mende", of: garden, in: .mende)
        let ada = Viewer(id: commons.ada, name: "Ada", roles: [.contributor], sessionID: "1")
        let bob = Viewer(id: commons.node.world.world.newID(), name: "Bob", roles: [.contributor], sessionID: "2")

        let (hers, his) = try await commons.database.read { tx in
            (try SharingPage(for: ada, .fr, in: tx), try SharingPage(for: bob, .fr, in: tx))
        }

        #expect(hers.replications?.map(\.path) == ["/replications/le-jardin-de-mende"])
        #expect(his.replications?.isEmpty == true)
    }
}
