import Fixtures
import HummingbirdTesting
import NodeFixtures
import Replications
import Testing
import Web

/// What carriers count: told by them alone, and never guessed.
@Suite struct FigureTests {
    private let path = "/replications/jardin-a-mende"

    @Test(arguments: Engine.available)
    func `carriers tell figures with their year and source; a later one takes the place of the earlier`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.tell(["measure": "reached", "year": "2025", "amount": "1 250", "source": "Cahier"], at: path)
            try await ada.tell(["measure": "jobs", "year": "2025", "amount": "3,25"], at: path)
            let told = try await Visitor(client).open(path)
            try await ada.tell(["measure": "reached", "year": "2025", "amount": "1300"], at: path)
            let corrected = try await Visitor(client).open(path)
            try await ada.tell(["measure": "reached", "year": "2025", "amount": ""], at: path)
            let takenBack = try await Visitor(client).openAsProgram(path)

            #expect(told.says("Personnes touchées 2025 1 250 Cahier"))
            #expect(told.says("Emplois 2025 3,25 dit par les personnes qui portent le projet"))
            #expect(corrected.says("Personnes touchées 2025 1 300") && !corrected.says("1 250"))
            #expect(takenBack.body.contains("\"amount\":3.25") && !takenBack.body.contains("reached"))
        }
    }

    @Test(arguments: Engine.available)
    func `nonsense is answered with a sentence beside each field, and nobody else tells a figure`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let boris = try await node.person("Boris", roles: [.administrator], at: client)

            let wrong = try await ada.tell(["measure": "joy", "year": "3020", "amount": "-1"], at: path)
            let half = try await ada.tell(["measure": "reached", "year": "2020", "amount": "0,5"], at: path)
            let empty = try await ada.tell(["measure": "jobs", "year": "2020", "amount": ""], at: path)

            let yearless = try await ada.tell(["measure": "jobs", "year": "", "amount": "beaucoup"], at: path)

            #expect(wrong.status == 422)
            for field in ["year", "amount"] { #expect(yearless.body.contains("id=\"\(field)-error\""), "\(field)") }
            for field in ["measure", "year"] { #expect(wrong.body.contains("id=\"\(field)-error\""), "\(field)") }
            #expect(half.status == 422 && half.says("Écrivez un nombre entier"))
            #expect(empty.status == 422)
            #expect(try await boris.open("\(path)/figures/new").status == 403)
            #expect(try await !Visitor(client).open(path).says("Ce que l’on compte ici"))
        }
    }

    @Test(
        arguments: [
            ("120", 2, 12_000), ("1 250", 0, 125_000), ("3,5", 2, 350), ("3.25", 2, 325), ("0", 2, 0),
            ("3,255", 2, nil), ("-1", 2, nil), ("1e9", 2, nil), (",5", 2, nil), ("5,", 2, nil), ("0,5", 0, nil),
            ("99999999999", 2, nil), ("", 2, nil),
        ] as [(String, Int, Int?)])
    func `an amount is read as people write it`(text: String, decimals: Int, hundredths: Int?) {
        #expect(Amount(written: text, decimals: decimals)?.rawValue == hundredths)
    }
}

extension Visitor {
    @discardableResult
    func tell(_ figure: [String: String], at path: String) async throws -> VisitedPage {
        try await open("\(path)/figures/new")
        return try await submit("\(path)/figures", figure)
    }
}
