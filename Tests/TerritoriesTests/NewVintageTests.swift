import Fixtures
import Storage
import Testing
import Web

@testable import Territories

@Suite struct NewVintageTests {
    @Test(arguments: Engine.available)
    func `a changed name leaves its old address leading to the new one`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)
        var newer = SmallLists(vintage: "2025")
        newer.communes[1].replace("Mende", with: "Mende-en-Gévaudan")

        let report = try await newer.apply(to: database)

        let (old, found) = try await database.read { tx in
            (
                try Territory.find(slug: "mende-fr-cog-48095", in: tx),
                try Territory.suggestions(matching: "mende en g", in: tx).map(\.territory.name)
            )
        }
        guard case .moved(let path) = old else { Issue.record("the old address leads nowhere"); return }
        #expect(report.file(.communes)?.changed == 1)
        #expect(path == "/territories/mende-en-gevaudan-fr-cog-48095")
        #expect(found == ["Mende-en-Gévaudan"])
    }

    @Test(arguments: Engine.available)
    func `what the list no longer has is closed and keeps its page and its place`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)
        var newer = SmallLists(vintage: "2025")
        newer.communes.remove(at: 2)

        let report = try await newer.apply(to: database)

        let (badaroux, above, below) = try await database.read { tx in
            (
                try Territory.of("FR-COG-48002", in: tx),
                try Territory.ancestors(of: "FR-COG-48002", in: tx).first?.ancestors.map(\.name),
                try Territory.children(of: "FR-48", in: .administrative, echelon: .commune, limit: 9, in: tx)
            )
        }
        #expect(report.file(.communes)?.closed == 1)
        #expect(badaroux.validUntil == CivilDate(rawValue: "2025"))
        #expect(above == ["France", "Occitanie", "Lozère"])
        #expect(!below.map(\.name).contains("Badaroux"))
    }

    @Test(arguments: Engine.available)
    func `a merged commune points to its successor, which answers for it`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)
        var newer = SmallLists(vintage: "2025")
        newer.communes.remove(at: 2)
        newer.mergers = ["from,to,date", "48002,48095,2025-01-01"]

        let report = try await newer.apply(to: database)
        let again = try await newer.apply(to: database)

        let (badaroux, within, found) = try await database.read { tx in
            let within: [String] = try tx.values(
                "SELECT name FROM territories WHERE \(Territory.isWithin("FR-COG-48095", "id")) ORDER BY name")
            return (
                try Territory.of("FR-COG-48002", in: tx), within,
                try Territory.suggestions(matching: "badar", in: tx).map(\.territory.name)
            )
        }
        #expect(report.isClean)
        #expect(report.file(.mergers)?.added == 1)
        #expect(again.changes == 0)
        #expect(badaroux.successor == "FR-COG-48095")
        #expect(badaroux.validUntil == CivilDate(rawValue: "2025-01-01"))
        #expect(within == ["Badaroux", "Mende"])
        #expect(found == ["Mende"])
    }

    @Test(arguments: Engine.available)
    func `a commune that is separated again is open again`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)
        var merged = SmallLists(vintage: "2025")
        merged.communes.remove(at: 2)
        merged.mergers = ["from,to,date", "48002,48095,2025-01-01"]
        try await merged.apply(to: database)

        let report = try await SmallLists(vintage: "2026").apply(to: database)

        let (badaroux, ascents, found) = try await database.read { tx in
            (
                try Territory.of("FR-COG-48002", in: tx), try Territory.ancestors(of: "FR-COG-48002", in: tx),
                try Territory.suggestions(matching: "badar", in: tx).map(\.territory.name)
            )
        }
        #expect(report.file(.communes)?.changed == 1)
        #expect(badaroux.isCurrent && badaroux.successor == nil)
        #expect(ascents.map(\.hierarchy) == [.administrative, .intercommunal])
        #expect(found == ["Badaroux"])
    }

    @Test(arguments: Engine.available)
    func `a commune that joins another intercommunality was in the first one until then`(
        engine: Engine
    ) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)
        var newer = SmallLists(vintage: "2025")
        newer.figures = "2025"
        newer.communes[2].replace("244800405", with: "200069268")

        try await newer.apply(to: database)

        let (links, above) = try await database.read { tx in
            let links: [String] = try tx.values(
                """
                SELECT parent_id || ' ' || valid_from || ' ' || COALESCE(valid_until, 'today') FROM territory_links
                WHERE child_id = 'FR-COG-48002' AND hierarchy = 'intercommunal' ORDER BY valid_from
                """
            )
            return (links, try Territory.ancestors(of: "FR-COG-48002", in: tx).last?.ancestors.map(\.id))
        }
        #expect(links == ["FR-EPCI-244800405 2020 2025", "FR-EPCI-200069268 2025 today"])
        #expect(above == ["FR-EPCI-200069268"])
    }

    @Test(arguments: Engine.available)
    func `while a line is refused, nothing is closed`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)
        var newer = SmallLists(vintage: "2025")
        newer.communes[2] = "48002,Badaroux,48"

        let report = try await newer.apply(to: database)

        let badaroux = try await database.read { tx in try Territory.of("FR-COG-48002", in: tx) }
        #expect(report.file(.communes)?.withheld == 1)
        #expect(badaroux.isCurrent)
    }

    @Test(arguments: Engine.available)
    func `a file that lost more than a tenth of a list is taken for a part of it`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        var whole = SmallLists()
        whole.communes += (1...60).map { "48\(300 + $0),Nouvelle \($0),48,76,,10,10,,,none" }
        try await whole.apply(to: database)

        let report = try await SmallLists(vintage: "2025").apply(to: database)

        #expect(report.file(.communes)?.closed == 0)
        #expect(report.file(.communes)?.withheld == 60)
    }

    @Test(arguments: Engine.available)
    func `an older list is refused`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)

        let report = try await SmallLists(vintage: "2023").apply(to: database)

        #expect(report.changes == 0)
        #expect(
            report.file(.communes)?.refused == [RefusedLine(line: 1, reason: .olderVintage(imported: "2024"))])
    }

    @Test(
        arguments: Engine.available,
        [
            ("48095,48080,2025-01-01", RefusedLine.Reason.stillListed("FR-COG-48095")),
            ("48002,48999,2025-01-01", .unknownTerritory("FR-COG-48999")),
            ("48999,48095,2025-01-01", .unknownTerritory("FR-COG-48999")),
            ("48002,48002,2025-01-01", .circular("FR-COG-48002")),
            ("48002,48095,yesterday", .wrongDate("yesterday")),
        ]
    )
    func `a merger that cannot be is refused`(
        engine: Engine, case: (line: String, reason: RefusedLine.Reason)
    ) async throws {
        let database = try await engine.database(Territories.migrations)
        try await SmallLists().apply(to: database)
        var newer = SmallLists(vintage: "2025")
        newer.communes.remove(at: 2)
        newer.mergers = ["from,to,date", `case`.line]

        let report = try await newer.apply(to: database)

        #expect(report.file(.mergers)?.refused == [RefusedLine(line: 2, reason: `case`.reason)])
        #expect(report.file(.mergers)?.added == 0)
    }
}
