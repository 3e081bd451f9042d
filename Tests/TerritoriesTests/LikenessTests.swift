import Fixtures
import Storage
import Testing

@testable import Territories

@Suite(.serialized) struct LikenessTests {
    @Test(arguments: Engine.available)
    func `the territories most like Mende are towns of its size in a community of communes`(
        engine: Engine
    ) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let likest = try await database.read { tx in try Territory.of("FR-COG-48095", in: tx).likest(limit: 10, in: tx)
        }

        #expect(likest.count == 10)
        #expect(likest.map(\.distance) == likest.map(\.distance).sorted())
        #expect(likest.allSatisfy { $0.territory.echelon == .commune && $0.territory.id != "FR-COG-48095" })
        #expect(likest.allSatisfy { (8_000...18_000).contains($0.traits.population) })
        #expect(likest.allSatisfy { $0.traits.nature == .communityOfCommunes })
    }

    @Test(arguments: Engine.available, ["FR-48", "FR-OCC", "FR-EPCI-244800405", "FR-COG-69123", "FR-COG-55039"])
    func `every echelon with populations has its likest`(engine: Engine, id: String) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let (territory, likest) = try await database.read { tx in
            let territory = try Territory.of(id, in: tx)
            return (territory, try territory.likest(limit: 5, in: tx))
        }

        #expect(likest.count == 5)
        #expect(likest.allSatisfy { $0.territory.echelon == territory.echelon })
    }

    @Test(arguments: Engine.available, ["FR-COG-75056", "FR"])
    func `what no other comes near is said to be like none`(engine: Engine, id: String) async throws {
        let database = try await OfficialCommons.database(on: engine)
        let places: [Territory.ID] = ["FR-COG-48095", "FR-COG-62160"]

        let likest = try await database.read { tx in
            let territory = try Territory.of(id, in: tx)
            return try territory.likest(limit: 5, in: tx) + territory.likest(among: places, limit: 5, in: tx)
        }

        #expect(likest.isEmpty)
    }

    @Test(arguments: Engine.available, ["DE", "BE-WLG", "FR-COG-85113"])
    func `a territory whose population is unknown is like no other`(engine: Engine, id: String) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let likest = try await database.read { tx in try Territory.of(id, in: tx).likest(limit: 5, in: tx) }

        #expect(likest.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `among places where something happens, those most like this one come first`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)
        let places: [Territory.ID] = ["FR-COG-75056", "FR-COG-48080", "FR-COG-48095", "FR-COG-12145", "FR-48"]

        let (likest, similar) = try await database.read { tx in
            let mende = try Territory.of("FR-COG-48095", in: tx)
            let condition = try #require(mende.isLike("id"))
            let similar: [Territory.ID] = try tx.values(
                "SELECT id FROM territories WHERE \(condition) AND id IN \(list: places) ORDER BY id")
            return (try mende.likest(among: places, limit: 5, in: tx).map(\.territory.id), similar)
        }

        #expect(likest == ["FR-COG-12145"])
        #expect(similar == ["FR-COG-12145"])
    }

    @Test func `each part of the distance counts as it is explained`() {
        let own = Likeness.Traits(population: 1_000, surroundings: 10_000, nature: .communityOfCommunes)
        let twice = Likeness.Traits(population: 2_000, surroundings: 10_000, nature: .communityOfCommunes)
        let elsewhere = Likeness.Traits(population: 1_000, surroundings: 40_000, nature: .agglomerationCommunity)
        let alone = Likeness.Traits(population: 1_000, surroundings: nil, nature: nil)

        let rich = own.worth(4_000)

        #expect(own.distance(to: own, comparingSizes: true) == 0)
        #expect(rich.distance(to: own, comparingSizes: true) == 0)
        #expect(rich.distance(to: own.worth(4_000), comparingSizes: true) == 0)
        #expect(rich.distance(to: own.worth(1_000), comparingSizes: true) == 2)
        #expect(own.distance(to: twice, comparingSizes: false) == 1)
        #expect(own.distance(to: twice, comparingSizes: true) == 1.25)
        #expect(own.distance(to: elsewhere, comparingSizes: true) == 1.5)
        #expect(own.distance(to: alone, comparingSizes: true) == 1)
    }

    @Test(arguments: Engine.available)
    func `communes are compared by the rental value of their dwellings, and what is not known is not guessed`(
        engine: Engine
    ) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let (mende, department, unknown) = try await database.read { tx in
            (
                try Territory.of("FR-COG-48095", in: tx).traits(in: tx),
                try Territory.of("FR-48", in: tx).traits(in: tx),
                try Territory.of("FR-COG-85113", in: tx).traits(in: tx)
            )
        }

        #expect(mende?.rentalValue == 3_218)
        #expect(department != nil && department?.rentalValue == nil)
        #expect(unknown == nil)
    }

    @Test(arguments: Engine.available)
    func `what lies within is found by an index`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let within = try await database.read { tx in
            try Plan.of("SELECT t.id FROM territories t WHERE \(Territory.isWithin("FR-48", "t.id"))", in: tx)
        }

        #expect(within.contains("territory_ancestors_by_ancestor"), "\(within)")
    }
}

extension Likeness.Traits {
    fileprivate func worth(_ euros: Int) -> Self {
        Self(population: population, surroundings: surroundings, nature: nature, rentalValue: euros)
    }
}
