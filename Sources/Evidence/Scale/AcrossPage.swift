import Commons
import Markup
import Practices
import Storage
import Web

/// The same across practices: what tends to work at which scale.
struct AcrossPage: PageModel {
    /// So many outcomes are looked at, the latest first.
    static let mostOutcomes = 300

    /// What studies found of one outcome at one scale.
    struct Finding: Encodable, Sendable {
        let outcome: String
        let title: String
        let language: String
        let practice: String
        let side: Synthesis.Side?
        let studies: Int
    }

    /// All that is known at one scale.
    struct Level: Encodable, Sendable {
        let by: String
        let group: String
        let practices: Int
        let places: Int
        let findings: [Finding]
        let scale: ScaleGroup

        private enum CodingKeys: CodingKey { case by, group, practices, places, findings }

        var helpful: [Finding] { findings.filter { $0.side == .better } }
    }

    let places: [ScaledPlace]
    let levels: [Level]
    let isCut: Bool

    static var forms: [Format] { [.json, .csv, .csvMetadata, .svg] }

    init(_ language: Language, in tx: Transaction) throws {
        let reading = try ScaleReading(of: nil, in: tx)
        let outcomes = try Self.outcomes(language, in: tx)
        places = reading.places
        isCut = reading.isCut
        levels = ScaleGroup.all.compactMap { [places] group in
            let here = places.filter { group.holds($0.served.level, $0.served.population) }
            let findings = outcomes.compactMap { practice, outcome in
                outcome.lines.first { $0.scale == group }.map { line in
                    Finding(
                        outcome: outcome.path, title: outcome.title, language: outcome.language, practice: practice,
                        side: outcome.side(of: line), studies: line.count)
                }
            }
            guard !here.isEmpty || !findings.isEmpty else { return nil }
            return Level(
                by: group.kind, group: group.name, practices: Set(here.map(\.served.practice)).count,
                places: here.count,
                findings: findings, scale: group)
        }
    }

    private static func outcomes(
        _ language: Language, in tx: Transaction
    ) throws -> [(practice: String, outcome: ScaledOutcome)] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT o.thing_id FROM outcomes o JOIN things t ON t.id = o.thing_id JOIN things p ON p.id = o.practice_id
            WHERE t.visibility = 'published' AND p.visibility = 'published'
            ORDER BY o.thing_id DESC LIMIT \(mostOutcomes)
            """)
        let things = try Thing.find(ids, in: tx)
        let found = try ids.compactMap { things[$0] }.map { thing in
            (thing, try ScaledOutcome(of: thing, language, in: tx))
        }
        let practices = try Thing.find(Set(found.map { $0.1.content.practice }).sorted(), in: tx)
        let titles = try ToldPractice.all(Array(practices.values), in: language, tx)
        let named = Dictionary(titles.map { ($0.thing.id, $0.title) }) { first, _ in first }
        return found.map { thing, outcome in
            let practice = outcome.content.practice
            return (named[practice] ?? practices[practice]?.title ?? "", outcome)
        }
    }

    private enum CodingKeys: CodingKey { case isCut, hidden, fewestShown, levels, topics }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isCut, forKey: .isCut)
        try container.encode(places.count { $0.isHidden }, forKey: .hidden)
        try container.encode(ScaledPlace.fewestShown, forKey: .fewestShown)
        try container.encode(levels, forKey: .levels)
        try container.encode(ScaleTopic.allCases.map { ToldScale($0, places) }, forKey: .topics)
    }

    func dataTable(_ screen: Screen) -> DataTable { ScaledPlace.table(places, screen) }

    func drawing(_ screen: Screen) -> Markup {
        let figures = ScaleTopic.allCases.compactMap { $0.figure(places, screen.texts)?.drawing }
        return figures.isEmpty
            ? BlankDrawing(words: screen.texts("evidence.scale.nothing")).markup : DotFigure.sheet(figures)
    }
}
