import Fixtures
import Foundation
import Storage
import Synchronization
import Tabular
import Testing
import Web

@testable import Territories

@Suite struct ImportTests {
    @Test(arguments: Engine.available)
    func `a rehearsal says what would happen and writes nothing`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)

        let report = try await SmallLists().ready().rehearse(in: database)

        let count: Int? = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM territories") }
        #expect(report.changes == 9)
        #expect(count == 0)
    }

    @Test(arguments: Engine.available)
    func `an import says how far it has come`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        let steps = Mutex<[ImportProgress]>([])

        try await SmallLists().ready().apply(to: database, at: TestWorld().now) { step in
            steps.withLock { $0.append(step) }
        }

        let seen = steps.withLock { $0 }
        #expect(seen.map(\.done) == [1, 3, 5, 9])
        #expect(seen.allSatisfy { $0.total == 9 })
    }

    @Test(arguments: Engine.available)
    func `an import that was stopped goes on where it was`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        let lists = try SmallLists().ready()
        let stopped = Task {
            try await lists.apply(to: database, at: TestWorld().now) { step in
                if step.file == .subdivisions { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await stopped.value }

        let report = try await lists.apply(to: database, at: TestWorld().now)

        #expect(report.file(.subdivisions)?.unchanged == 2)
        #expect(report.file(.communes)?.added == 4)
    }

    @Test(
        arguments: Engine.available,
        [
            ("48200,Nowhere,48,76,249999999,1,1,,,none", RefusedLine.Reason.unknownParent("FR-EPCI-249999999")),
            ("49200,Nowhere,49,76,,1,1,,,none", .unknownParent("FR-49")),
            ("48200,Nowhere,48,11,,1,1,,,none", .contradictoryRegion("FR-IDF")),
            ("48200,Nowhere,48,99,,1,1,,,none", .contradictoryRegion("99")),
            ("13001,Nowhere,48,76,,1,1,,,none", .wrongCode("13001")),
            ("48200,Nowhere,48,76,,many,1,,,none", .wrongNumber(column: "population_municipal", text: "many")),
            ("48200,Nowhere,48,76,,-1,1,,,none", .wrongNumber(column: "population_municipal", text: "-1")),
            ("48200,Nowhere,48,76,,1,1,91,3,commune", .wrongPosition),
            ("48200,Nowhere,48,76,,1,1,nan,3,commune", .wrongPosition),
            ("48200,Nowhere,48,76,,1,1,,,commune", .wrongPosition),
            ("48200,,48,76,,1,1,,,none", .wrongName("")),
            ("48095,Mende,48,76,,1,1,,,none", .repeatedCode("48095")),
            ("48200,Nowhere,48", .csv(.wrongFieldCount(expected: 10, found: 3))),
            ("48200,\"Nowhere,48,76,,1,1,,,none", .csv(.unclosedQuote)),
        ]
    )
    func `a line that cannot be used is refused with its number, and the rest is imported`(
        engine: Engine, case: (line: String, reason: RefusedLine.Reason)
    ) async throws {
        let database = try await engine.database(Territories.migrations)
        var lists = SmallLists()
        lists.communes.append(`case`.line)

        let report = try await lists.apply(to: database)

        #expect(report.file(.communes)?.refused == [RefusedLine(line: 6, reason: `case`.reason)])
        #expect(report.file(.communes)?.added == 4)
    }

    @Test(arguments: Engine.available)
    func `a file with another header is refused whole`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        var lists = SmallLists()
        lists.communes[0] = lists.communes[0].replacingOccurrences(of: "epci", with: "intercommunality")

        let report = try await lists.apply(to: database)

        #expect(report.file(.communes)?.refused == [RefusedLine(line: 1, reason: .csv(.missingColumn("epci")))])
        #expect(report.file(.communes)?.added == 0)
        #expect(report.file(.intercommunalities)?.added == 2)
    }

    @Test(arguments: Engine.available)
    func `rental values are told, corrected, and refused where they cannot be`(engine: Engine) async throws {
        let database = try await engine.database(Territories.migrations)
        var lists = SmallLists()
        lists.rentalValues = ["code,rental_value", "48095,3200", "48002,2400", "48200,2000", "48080,-1", "48095,3000"]

        let first = try await lists.apply(to: database).file(.rentalValues)
        lists.rentalValues = ["code,rental_value", "48095,3300", "48002,2400"]
        let second = try await lists.apply(to: database).file(.rentalValues)
        let mende = try await database.read { tx in try Territory.of("FR-COG-48095", in: tx).traits(in: tx) }

        #expect(first?.added == 2)
        #expect(
            first?.refused == [
                RefusedLine(line: 4, reason: .unknownTerritory("FR-COG-48200")),
                RefusedLine(line: 5, reason: .wrongNumber(column: "rental_value", text: "-1")),
                RefusedLine(line: 6, reason: .repeatedCode("FR-COG-48095")),
            ])
        #expect(second?.changed == 1 && second?.unchanged == 1)
        #expect(mende?.rentalValue == 3_300)
    }

    @Test func `a file that is not there is named`() throws {
        let year = try #require(CivilDate(rawValue: "2024"))
        let nowhere = TerritorySource(.communes, path: "/nowhere.csv", vintage: year)

        #expect(throws: Gunzip.Failure.cannotOpen(path: "/nowhere.csv")) { try TerritoryImport([nowhere]) }
    }
}
