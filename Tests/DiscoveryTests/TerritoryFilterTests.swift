import Commons
import Fixtures
import Practices
import Testing

@Suite struct TerritoryFilterTests {
    @Test(
        arguments: Engine.available,
        [
            "territory=mende&territory-id=",  // typed, without script
            "territory=FR-48",  // a link from another page
            "territory=Mende+%28commune+%C2%B7+Loz%C3%A8re%29&territory-id=FR-COG-48095",  // taken from the suggestions
            "territory-id=FR-COG-48095",  // a program
        ])
    func `a territory is named in whatever way comes naturally`(engine: Engine, query: String) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé")
        try await commons.replication("Ici même", of: garden, in: .mende)
        try await commons.replication("Loin de là", of: garden, in: .saintDenis)

        try await commons.visit { visitor in
            let found = try await visitor.open("/replications?" + query)

            #expect(found.status == 200)
            #expect(found.says("Ici même") && !found.says("Loin de là"))
        }
    }

    @Test(arguments: Engine.available)
    func `territories of one name are told apart, and one of them is picked`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé")
        try await commons.replication("Au nord de Paris", of: garden, in: .saintDenis)
        try await commons.replication("Loin de là", of: garden, in: .mende)

        try await commons.visit { visitor in
            let asked = try await visitor.open("/replications?territory=saint-denis")
            let found = try await visitor.open("/replications?territory=saint-denis&territory-id=FR-COG-93066")

            #expect(asked.status == 422)
            #expect(asked.says("Plusieurs territoires portent ce nom"))
            #expect(asked.says("commune · Seine-Saint-Denis") && asked.says("commune · La Réunion"))
            #expect(found.says("Au nord de Paris") && !found.says("Loin de là"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever empties the field looks everywhere, whatever the browser still sends`(
        engine: Engine
    ) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé")
        try await commons.replication("Loin de là", of: garden, in: .saintDenis)

        try await commons.visit { visitor in
            let found = try await visitor.open("/replications?territory=&territory-id=FR-48")

            #expect(found.says("Loin de là"))
        }
    }
}
