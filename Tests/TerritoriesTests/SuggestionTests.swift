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
    func `suggestions come within twenty milliseconds, by an index`(engine: Engine, typed: String) async throws {
        let database = try await OfficialCommons.database(on: engine)
        let query = try #require(Territory.keys(matching: typed, [], limit: 10))

        let plan = try await database.read { tx in try Plan.of(query, in: tx) }
        var durations: [Duration] = []
        for _ in 0..<5 {
            let start = ContinuousClock.now
            _ = try await database.read { tx in try Territory.suggestions(matching: typed, in: tx) }
            durations.append(ContinuousClock.now - start)
        }

        #expect(plan.contains("territory_keys_by_head"), "\(plan)")
        #expect((durations.min() ?? .seconds(1)) < .milliseconds(20))
    }
}
