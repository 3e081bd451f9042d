import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

/// A fund is an organization: what it proposes to count is for the places that name it.
@Suite struct FundTests {
    @Test(arguments: Engine.available)
    func `what a fund proposes is offered to the places that name it as a partner, and missing where they tell nothing`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Counting(node, client)
            try await all.stan.open("/organizations/new")
            try await all.stan.submit("/organizations", ["title": "Fonds des vergers", "kind": "foundation"])
            try await all.propose("Paniers", "count", on: "/organizations/fonds-des-vergers")
            for (person, place) in [(all.ada, "verger-de-ada"), (all.bo, "verger-de-bo")] {
                try await person.open("/replications/\(place)/revisions/new")
                let revised = try await person.submit(
                    "/replications/\(place)/revisions", ["partners": "Fonds des vergers"])
                #expect(revised.says("Fonds des vergers"))
            }
            try await all.start("verger", "Verger de Cy", "Mende", by: all.bo)
            let foreign = try await all.bo.open("/replications/verger-de-cy/observations/new")
            let answer = try await all.tell(all.ada, "verger-de-ada", ["period": "2024", "amount": "12"])
            let told = try await PutTogether.at("/territories/lozere-fr-48/totals/indicators.json", client)
            let page = try await Visitor(client).open("/organizations/fonds-des-vergers")
            let stranger = try await all.ada.open("/organizations/fonds-des-vergers/indicators/new")

            let baskets = try #require(told.indicators.first { $0.title == "Paniers" })
            #expect(answer.status == 200 && answer.says("Paniers"), "\(answer.body.suffix(3000))")
            #expect(
                baskets.asked == 2 && baskets.periods.map(\.told) == [1] && baskets.periods.map(\.missing) == [1],
                "\(baskets)")
            #expect(page.says("Paniers") && stranger.status == 403)
            #expect(!foreign.says("Paniers"))
        }
    }
}
