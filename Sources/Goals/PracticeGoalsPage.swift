import Commons
import Markup
import Practices
import Storage
import Web

/// What the places of a practice promised, and what came of it: what was never reported is counted as such.
struct PracticeGoalsPage: PageModel {
    struct Line: Encodable, Sendable {
        let place: Thing
        let standing: GoalStanding
    }

    static let most = 500

    let practice: Thing
    /// The latest locked first.
    let goals: [Line]
    /// How many came to what.
    let counts: [GoalStanding.Outcome: Int]

    private enum CodingKeys: CodingKey { case practice, goals, counts }

    init(of practice: Thing, at now: Timestamp, in tx: Transaction) throws {
        self.practice = practice
        let found = try Goal.all(ofPractice: practice.id, limit: Self.most, in: tx)
        let places = try Thing.find(Set(found.map(\.replication)).sorted(), in: tx)
        goals = try found.compactMap { goal in
            try places[goal.replication].map { Line(place: $0, standing: try GoalStanding(goal, at: now, in: tx)) }
        }
        counts = Dictionary(goals.map { ($0.standing.outcome, 1) }, uniquingKeysWith: +)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(practice, forKey: .practice)
        try container.encode(goals, forKey: .goals)
        let named = Dictionary(counts.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
        try container.encode(named, forKey: .counts)
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("goals.list")) · \(practice.title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(practice.path), .lang(practice.language, on: texts)) { practice.title }
                    }
                    h1 { texts("goals.list") }
                    p(.class("lead")) { texts("goals.list.lead") }
                    tally(texts)
                }
                if goals.isEmpty { p { texts("goals.list.none") } }
                Markup.group(places.map { goals(of: $0, texts) })
            }
        }
        page.isIndexed = false
        return page
    }

    @MarkupBuilder private func tally(_ texts: Texts) -> Markup {
        if !goals.isEmpty {
            dl(.class("facts across")) {
                Markup.group(
                    GoalStanding.Outcome.allCases.filter { counts[$0] != nil }.map { outcome in
                        fact(texts("goals.tally.\(outcome.rawValue)")) { texts.number(counts[outcome] ?? 0) }
                    })
            }
        }
    }

    /// Each place once, in the order of its latest goal.
    private var places: [Thing] {
        var seen: Set<Thing.ID> = []
        return goals.map(\.place).filter { seen.insert($0.id).inserted }
    }

    private func goals(of place: Thing, _ texts: Texts) -> Markup {
        .group([
            h2 { a(.href(place.path), .lang(place.language, on: texts)) { place.title } },
            GoalTable(goals.filter { $0.place.id == place.id }.map(\.standing)).markup(texts),
        ])
    }
}

extension Goal {
    /// Those of the places of a practice that everybody sees, the latest locked first.
    static func all(ofPractice practice: Thing.ID, limit: Int, in tx: Transaction) throws -> [Goal] {
        let ids: [ID] = try tx.values(
            """
            SELECT g.id FROM replications r JOIN goals g ON g.replication_id = r.thing_id
                JOIN things t ON t.id = r.thing_id
            WHERE r.practice_id = \(practice) AND t.visibility = 'published'
            ORDER BY g.locked_at DESC, g.id DESC LIMIT \(limit)
            """)
        let goals: [Goal] = try tx.all("SELECT \(columns) FROM goals WHERE id IN \(list: ids)")
        return goals.sorted { ($0.lockedAt, $0.id) > ($1.lockedAt, $1.id) }
    }
}

/// On the page of a practice: the way to what its places promised.
struct PracticeGoalsPanel: Encodable, Sendable {
    private let path: String

    private enum CodingKeys: String, CodingKey { case path }

    static let source = PanelSource(on: .thing(.practice)) { id, _, tx in
        guard let id = Thing.ID(rawValue: id), let practice = try Thing.find(id, in: tx),
            try !Goal.all(ofPractice: id, limit: 1, in: tx).isEmpty
        else { return nil }
        return Panel("goals", PracticeGoalsPanel(path: "\(practice.path)/goals")) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        section(.class("section")) {
            h2(.id("goals")) { screen.texts("goals.list") }
            p { a(.href(path)) { screen.texts("goals.list.practice") } }
        }
    }
}
