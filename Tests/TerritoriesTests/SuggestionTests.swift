import Fixtures
import Storage
import Testing

@testable import Territories

@Suite(.serialized) struct SuggestionTests {
    @Test(
        arguments: Engine.available,
        [
            ("mende", "Mende"), ("MENDE", "Mende"), ("st denis", "Saint-Denis"), ("Saint-Den", "Saint-Denis"),
            ("ste-marie", "Sainte-Marie"), ("havre", "Le Havre"), ("l'haÿ", "L’Haÿ-les-Roses"),
            ("strasb", "Strasbourg"),
            ("germany", "Allemagne"), ("allem", "Allemagne"), ("reunion", "La Réunion"),
            ("coeur de loz", "Communauté de communes Coeur de Lozère"),
            ("occi", "Occitanie"), ("y", "Y"), ("par", "Paris"), ("lyon", "Lyon"),
            ("metropole de ly", "Métropole de Lyon"), ("fra", "France"),
        ]
    )
    func `what is typed finds the place that was meant first`(
        engine: Engine, case: (typed: String, name: String)
    ) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let found = try await database.read { tx in try Territory.suggestions(matching: `case`.typed, in: tx) }

        #expect(found.first?.territory.name == `case`.name)
    }

    @Test(arguments: Engine.available)
    func `homonyms are told apart by their department, the biggest first`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let found = try await database.read { tx in
            try Territory.suggestions(matching: "saint-denis", echelons: [.commune], limit: 4, in: tx)
        }

        #expect(found.map(\.territory.name).prefix(3) == ["Saint-Denis", "Saint-Denis", "Saint-Denis"])
        #expect(found.compactMap(\.container?.name).prefix(2) == ["La Réunion", "Seine-Saint-Denis"])
        #expect(Set(found.map(\.territory.id)).count == 4)
    }

    @Test(arguments: Engine.available, ["", "   ", "%", "_", "\\", "'", "%%%", "zzzz", "\u{202E}", "🐝"])
    func `what names nothing finds nothing`(engine: Engine, typed: String) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let found = try await database.read { tx in try Territory.suggestions(matching: typed, in: tx) }

        #expect(found.isEmpty)
    }

    @Test(arguments: Engine.available, ["sa", "saint", "le", "me", "mende", "paris", "st"])
    func `suggestions are found by an index`(engine: Engine, typed: String) async throws {
        let database = try await OfficialCommons.database(on: engine)
        let query = try #require(Territory.keys(matching: typed, [], limit: 10))

        let plan = try await database.read { tx in try Plan.of(query, in: tx) }

        #expect(plan.contains("territory_keys_by_head"), "\(plan)")
    }

    /// Other tests share the machine: where one place by its key takes longer than half a millisecond, so may these.
    @Test(arguments: Engine.available, ["sa", "saint", "le", "me", "mende", "paris", "st"])
    func `suggestions come within twenty milliseconds, or what forty places by their keys take`(
        engine: Engine, typed: String
    ) async throws {
        let database = try await OfficialCommons.database(on: engine)
        let mende = try #require(Territory.ID.commune("48095"))

        var (suggesting, finding) = (Duration.seconds(1), Duration.seconds(1))
        for _ in 0..<10 {
            suggesting = min(
                suggesting,
                try await ContinuousClock().measure {
                    _ = try await database.read { tx in try Territory.suggestions(matching: typed, in: tx) }
                })
            finding = min(
                finding,
                try await ContinuousClock().measure {
                    _ = try await database.read { tx in try Territory.find(mende, in: tx) }
                })
        }

        #expect(suggesting < max(.milliseconds(20), finding * 40))
    }
}
