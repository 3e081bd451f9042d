import Commons
import Evidence
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Practices
import Storage
import Testing
import Web

/// The numbers of a page beside those that metafor computes, measure by measure.
@Suite struct MeasureTests {
    /// A measure with numbers of one shape, and where the reference has both.
    private struct Case {
        let measure: EffectMeasure
        let shape: StudyNumbers.Shape
        /// As metafor calls it.
        let key: String

        init(_ measure: EffectMeasure, _ shape: StudyNumbers.Shape, _ key: String) {
            (self.measure, self.shape, self.key) = (measure, shape, key)
        }
    }

    private static let cases = [
        Case(.riskRatio, .counts, "RR"), Case(.oddsRatio, .counts, "OR"), Case(.riskDifference, .counts, "RD"),
        Case(.arcsineDifference, .counts, "AS"), Case(.rateRatio, .rates, "IRR"), Case(.share, .share, "PLO"),
        Case(.plainShare, .share, "PR"), Case(.arcsineShare, .share, "PAS"), Case(.meanDifference, .means, "MD"),
        Case(.standardizedDifference, .means, "SMD"), Case(.standardizedUnlike, .means, "SMDH"),
        Case(.standardizedByOther, .means, "SMD1"), Case(.ratioOfMeans, .means, "ROM"),
        Case(.meanDifference, .changes, "MC"), Case(.standardizedDifference, .changes, "SMCR"),
        Case(.standardizedUnlike, .changes, "SMCRH"), Case(.standardizedByOther, .changes, "SMCR"),
        Case(.standardizedByChange, .changes, "SMCC"), Case(.ratioOfMeans, .changes, "ROMC"),
        Case(.correlation, .correlation, "ZCOR"),
    ]

    private struct Reference: Decodable {
        typealias Numbers = [Double?]
        let tables, shares, rates, means, changes: [String: [String: Numbers]]
        let correlations: [String: Numbers]

        static func read() throws -> Reference {
            let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let file = tests.appending(path: "MetaAnalysisTests/Reference/effects.json")
            return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
        }

        /// A published set of studies of this shape, how it was counted, and how many numbers a study has.
        func set(_ shape: StudyNumbers.Shape) throws -> (numbers: [String: Numbers], counted: String, width: Int) {
            switch shape {
            case .counts: (try #require(tables["bcg"]), "cells", 4)
            case .rates: (try #require(rates["warfarin"]), "counts", 4)
            case .share: (try #require(shares["pritz"]), "counts", 2)
            case .means: (try #require(means["stays"]), "groups", 6)
            case .changes: (try #require(changes["stays"]), "changes", 6)
            case .correlation, .ready: (correlations, "counts", 2)
            }
        }
    }

    /// A row of the reference as a place tells it. metafor standardizes a change by its first deviation, a page by the
    /// deviation before.
    private func told(_ row: [Double], _ one: Case) -> StudyNumbers {
        let swaps = one.key.hasPrefix("SMCR")
        let values: [String: Double] =
            switch one.shape {
            case .counts: ["ai": row[0], "n1i": row[0] + row[1], "ci": row[2], "n2i": row[2] + row[3]]
            case .rates: ["x1i": row[0], "t1i": row[1], "x2i": row[2], "t2i": row[3]]
            case .share: ["xi": row[0], "ni": row[1]]
            case .means: ["m1i": row[0], "sd1i": row[1], "n1i": row[2], "m2i": row[3], "sd2i": row[4], "n2i": row[5]]
            case .changes:
                [
                    "m1i": row[0], "sd1i": row[swaps ? 3 : 1], "m2i": row[2], "sd2i": row[swaps ? 1 : 3],
                    "ri": row[4], "ni": row[5],
                ]
            case .correlation, .ready: ["ri": row[0], "ni": row[1]]
            }
        return StudyNumbers(one.shape, values)
    }

    /// Tells an outcome with the first studies of the reference.
    /// - Returns: what metafor finds of them, estimate and variance in turn.
    private func tell(_ one: Case, _ number: Int, _ reference: Reference, of practice: Thing, _ node: TestNode)
        async throws -> [[Double]]
    {
        let set = try reference.set(one.shape)
        let counted = try #require(set.numbers[set.counted]).compactMap { $0 }
        let found = try #require(set.numbers[one.key]).compactMap { $0 }
        let rows = (0..<5).map { Array(counted[$0 * set.width..<($0 + 1) * set.width]) }
        let studies = rows.map { told($0, one) }
        let (world, author) = (node.world.world, Authorship(nil, because: "", at: node.world.now))
        try await node.database.write { tx in
            let outcome = try Outcomes().propose(
                OutcomeContent(
                    title: "Mesure \(number)", language: "fr", practice: practice.id, question: "?",
                    measure: one.measure),
                keptWith: practice.id, by: author, world: world, in: tx)
            for (index, numbers) in studies.enumerated() {
                let content = StudyContent(
                    title: "Étude \(index)", language: "fr", outcome: outcome.id, date: "\(2000 + index)",
                    design: .comparison, numbers: numbers, citation: "Ailleurs 2020")
                _ = try Studies().record(content, keptWith: outcome.id, by: author, world: world, in: tx)
            }
        }
        return (0..<5).map { [found[2 * $0], found[2 * $0 + 1]] }
    }

    @Test(arguments: Engine.available)
    func `each measure gives the numbers of metafor, and says with which line of R`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        _ = try await node.orchard(1)
        let reference = try Reference.read()
        let practice = try await node.database.read { tx in
            let id: Thing.ID? = try tx.value("SELECT id FROM things WHERE slug = 'verger'")
            let practice = try #require(id)
            return try #require(try Thing.find(practice, in: tx))
        }
        var expected: [[[Double]]] = []
        for (number, one) in Self.cases.enumerated() {
            expected.append(try await tell(one, number, reference, of: practice, node))
        }
        try await node.test { [expected] client in
            for (number, one) in Self.cases.enumerated() {
                let path = "/outcomes/mesure-\(number)"
                let body = try await Visitor(client).open(path + ".json").body
                let page = try JSONDecoder().decode(ToldOutcomePage.self, from: Data(body.utf8))
                #expect(page.studies.count == 5, "\(one.measure) \(one.key)")
                for (study, theirs) in zip(page.studies, expected[number]) {
                    let ours = [study.estimate ?? .nan, study.variance ?? .nan]
                    let isSame = zip(ours, theirs).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) }
                    #expect(isSame, "\(one.measure) \(one.key): \(ours), not \(theirs)")
                }
                let html = try await Visitor(client).open(path)
                #expect(html.says("escalc(\"\(one.key)\", "), "\(one.measure) \(one.key)")
                #expect(html.says("écart type d’avant") == one.key.hasPrefix("SMCR"))
                #expect(html.says("une demi-personne est ajoutée") == !["AS", "PAS"].contains(one.key))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `shares put together on any scale are read in per cent, nobody and everybody too`(
        engine: Engine
    ) async throws {
        for measure in [EffectMeasure.share, .plainShare, .arcsineShare] {
            let node = try await TestNode(engine)
            try await node.addTerritories()
            let places = try await node.orchard(4, measure: measure)
            for (place, part) in zip(places, [0.0, 12, 15, 40]) {
                let numbers = StudyNumbers(.share, ["xi": part, "ni": 40])
                try await node.tell(place, numbers, .afterOnly, "2024", "Part \(Int(part))")
            }
            try await node.test { client in
                let body = try await Visitor(client).open("/outcomes/voisins.json").body
                let page = try JSONDecoder().decode(ToldOutcomePage.self, from: Data(body.utf8))
                let shown = try #require(page.mean).shown.compactMap { $0 }
                #expect(shown.count == 3 && shown.allSatisfy { $0 >= 0 && $0 <= 100 })
                #expect(shown[1] <= shown[0] && shown[0] <= shown[2])
                #expect(page.studies.count == 4 && page.helpedShare == nil)
            }
        }
    }
}
