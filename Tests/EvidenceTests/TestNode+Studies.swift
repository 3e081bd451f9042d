import Commons
import Evidence
import Fixtures
import NodeFixtures
import Practices
import Replications
import Storage
import Territories
import Testing
import Web

extension TestNode {
    /// A practice with an outcome of shares, and replications of it.
    func orchard(
        _ places: Int, in code: String = "FR-COG-48095", measure: EffectMeasure = .riskRatio
    ) async throws -> [Thing] {
        let (world, now) = (world.world, world.now)
        return try await database.write { tx in
            let author = Authorship(nil, because: "", at: now)
            var content = PracticeContent()
            content.title = "Verger"
            let practice = try Practices().create(content, Origin(), by: author, world: world, in: tx)
            _ = try Edition.publish(practice, by: author, in: tx)
            let outcome = OutcomeContent(
                title: "Voisins", language: "fr", practice: practice.id, question: "Qui se parle ?", measure: measure)
            _ = try Outcomes().propose(outcome, keptWith: practice.id, by: author, world: world, in: tx)
            let territory = try #require(Territory.ID(rawValue: code))
            return try (0..<places).map { number in
                let told = ReplicationContent(
                    title: "Verger \(number)", language: "fr", practice: practice.id, territory: territory,
                    firstState: .running)
                return try Replications().start(told, by: author, world: world, in: tx)
            }
        }
    }

    /// Tells what a place found: of 100 people with the practice and 100 without.
    @discardableResult
    func tell(
        _ place: Thing?, _ with: Double, _ without: Double, design: StudyDesign = .comparison, year: String = "2024",
        title: String = "Enquête"
    ) async throws -> Thing {
        try await tell(
            place, StudyNumbers(.counts, ["ai": with, "n1i": 100, "ci": without, "n2i": 100]), design, year, title)
    }

    @discardableResult
    func tell(
        _ place: Thing?, _ numbers: StudyNumbers, _ design: StudyDesign, _ year: String, _ title: String
    ) async throws -> Thing {
        let (world, now) = (world.world, world.now)
        return try await database.write { tx in
            let found: Thing.ID? = try tx.value("SELECT id FROM things WHERE slug = 'voisins'")
            let outcome = try #require(found)
            let content = StudyContent(
                title: title, language: "fr", outcome: outcome, replication: place?.id, date: year, design: design,
                numbers: numbers, citation: place == nil ? "Ailleurs 2020" : "")
            let author = Authorship(nil, because: "", at: now)
            return try Studies().record(content, keptWith: outcome, by: author, world: world, in: tx)
        }
    }
}

/// What programs read of an outcome.
struct ToldOutcomePage: Decodable {
    struct Range: Decodable {
        let estimate: Double?
        let lower: Double?
        let upper: Double?
        let shown: [Double?]
    }
    struct Level: Decodable {
        let level: Int
    }
    struct Study: Decodable {
        let title: String
        let state: String?
        let rung: Int
        let estimate: Double?
        let variance: Double?
    }
    struct Without: Decodable {
        let isStriking: Bool
        let mean: Range
    }
    struct Group: Decodable {
        let by: String
        let group: String
        let studies: Int
    }
    struct Small: Decodable {
        let eggerP: Double?
        let beggP: Double?
        let missing: Int
    }
    let version: Int
    let level: Level
    let studies: [Study]
    let notPooled: [Study]
    let next: Range?
    let mean: Range?
    let tauSquared: Double?
    let helpedShare: Double?
    let withoutEach: [Without]
    let groups: [Group]
    let smallStudies: Small?
}
