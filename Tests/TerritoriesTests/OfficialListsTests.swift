import Fixtures
import Storage
import Territories
import Testing
import Web

@Suite(.serialized) struct OfficialListsTests {
    @Test(arguments: Engine.available)
    func `every line of the official lists is accepted`(engine: Engine) async throws {
        let report = try await OfficialCommons.imported(on: engine).report

        #expect(report.isClean)
        #expect(report.file(.countries)?.added == 249 - 12)
        #expect(report.file(.subdivisions)?.added == 5_127)
        #expect(report.file(.intercommunalities)?.added == 1_255)
        #expect(report.file(.communes)?.added == 34_935)
        #expect(report.file(.rentalValues)?.added == 34_919)
    }

    @Test(arguments: Engine.available)
    func `importing the same lists again changes nothing`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)
        let files = try TerritoryImport.official()

        let rehearsed = try await files.rehearse(in: database)
        let applied = try await files.apply(to: database, at: TestWorld().now)

        #expect(rehearsed == applied)
        #expect(applied.changes == 0)
        #expect(applied.file(.communes)?.unchanged == 34_935)
    }

    @Test(arguments: Engine.available)
    func `Mende has its four parents`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let ascents = try await database.read { tx in try Territory.ancestors(of: "FR-COG-48095", in: tx) }

        #expect(ascents.map(\.hierarchy) == [.administrative, .intercommunal])
        #expect(ascents[0].ancestors.map(\.name) == ["France", "Occitanie", "Lozère"])
        #expect(ascents[1].ancestors.map(\.name) == ["Communauté de communes Coeur de Lozère"])
    }

    @Test(
        arguments: Engine.available,
        [
            ("FR-COG-2A004", ["France", "Corse", "Corse-du-Sud"]),
            ("FR-COG-97411", ["France", "La Réunion", "La Réunion"]),
            ("FR-COG-97611", ["France", "Mayotte", "Mayotte"]),
            ("FR-COG-97302", ["France", "Guyane", "Guyane (française)"]),
            ("FR-COG-69123", ["France", "Auvergne-Rhône-Alpes", "Rhône"]),
            ("FR-EPCI-200046977", ["France", "Auvergne-Rhône-Alpes", "Rhône"]),
            ("BE-WLG", ["Belgique", "Région wallonne"]),
            ("FR-PF", ["France"]),
        ]
    )
    func `a territory stands in its administrative hierarchy`(
        engine: Engine, case: (id: String, above: [String])
    ) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let ascents = try await database.read { tx in
            try Territory.ancestors(of: try Territory.of(`case`.id, in: tx).id, in: tx)
        }

        #expect(ascents.first?.ancestors.map(\.name) == `case`.above)
    }

    @Test(arguments: Engine.available)
    func `what is not known stays unknown`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let (yeu, mende, abergement) = try await database.read { tx in
            (
                try Territory.of("FR-COG-85113", in: tx), try Territory.of("FR-COG-48095", in: tx),
                try Territory.of("FR-COG-01001", in: tx)
            )
        }

        #expect(yeu.name == "L’Île-d’Yeu")
        #expect(yeu.population == nil)
        #expect(mende.precision == .exact)
        #expect(mende.population?.vintage == CivilDate(rawValue: "2020"))
        #expect(abergement.precision == .epci)
    }

    @Test(arguments: Engine.available)
    func `a department, a region and France count the people of their communes`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let counts = try await database.read { tx in
            try ["FR-48", "FR-OCC", "FR"].map { id in
                let territory = try Territory.of(id, in: tx)
                let sum: Int? = try tx.value(
                    """
                    SELECT CAST(SUM(t.population) AS BIGINT) FROM territories t
                    WHERE t.echelon = 'commune' AND \(Territory.isWithin(territory.id, "t.id"))
                    """
                )
                return (shown: territory.population, summed: sum)
            }
        }

        #expect(counts.map(\.shown?.count) == counts.map(\.summed))
        #expect(counts.allSatisfy { $0.shown?.origin == .sum })
        #expect(counts[0].summed == 76_601)
    }

    @Test(arguments: Engine.available)
    func `names are set right and in French typography`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let broken: Int? = try await database.read { tx in
            try tx.value(
                """
                SELECT COUNT(*) FROM territories
                WHERE name LIKE \("%\u{9C}%") OR name LIKE \("%\u{8C}%") OR name LIKE '%''%' OR name LIKE '%†%'
                """
            )
        }

        #expect(broken == 0)
    }

    @Test(arguments: Engine.available)
    func `a place with a country's code and a region's has one page`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let (found, country) = try await database.read { tx in
            (try Territory.find(slug: "re", in: tx), try Territory.find("RE", in: tx))
        }

        guard case .moved(let path) = found else { Issue.record("re leads nowhere"); return }
        #expect(path == "/territories/la-reunion-fr-re")
        #expect(country == nil)
    }

    @Test(arguments: Engine.available)
    func `a territory is found at its address, and by its identifier`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let (page, identifier, nowhere) = try await database.read { tx in
            (
                try Territory.find(slug: "mende-fr-cog-48095", in: tx),
                try Territory.find(slug: "FR-COG-48095", in: tx), try Territory.find(slug: "mende", in: tx)
            )
        }

        guard case .territory(let mende) = page else { Issue.record("Mende is not at its address"); return }
        guard case .moved(let path) = identifier else { Issue.record("the identifier leads nowhere"); return }
        #expect(mende.path == path)
        #expect(nowhere == nil)
    }

    @Test(arguments: Engine.available)
    func `a country is called in the reader's language`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let germany = try await database.read { tx in try Territory.of("DE", in: tx) }

        #expect(germany.name(in: .fr) == "Allemagne")
        #expect(germany.name(in: .en) == "Germany")
    }

    @Test(arguments: Engine.available)
    func `what is below is listed page by page`(engine: Engine) async throws {
        let database = try await OfficialCommons.database(on: engine)

        let (counts, first, second) = try await database.read { tx in
            let first = try Territory.children(of: "FR-48", in: .administrative, echelon: .commune, limit: 100, in: tx)
            return (
                try Territory.childCounts(of: "FR-48", in: .administrative, in: tx), first,
                try Territory.children(
                    of: "FR-48", in: .administrative, echelon: .commune, after: first.last, limit: 100, in: tx)
            )
        }

        #expect(counts[.commune] == 152)
        #expect(first.count == 100)
        #expect(second.count == 52)
        #expect(Set((first + second).map(\.id)).count == 152)
    }
}
