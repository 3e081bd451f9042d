package import Commons
package import Indicators
import Replications
package import Storage
package import Web

/// A goal beside what was seen: never reported is said, and an early ending counts.
package struct GoalStanding: Sendable, Encodable {
    package enum Outcome: String, Sendable, Codable, CaseIterable {
        /// Its date has not come.
        case open
        case reached, notReached
        /// Its date has passed, and nobody told the number.
        case notReported
        /// The place ended before the date; what it had reached is shown.
        case endedEarly

        package var textKey: String { "goals.outcome.\(rawValue)" }
    }

    package let goal: Goal
    package let indicator: Thing
    package let outcome: Outcome
    /// What was seen last until the date: of which period, and how much.
    package let seen: SeenNumber?
    let narratives: [GoalNarrative]

    init(_ goal: Goal, at now: Timestamp, in tx: Transaction) throws {
        guard let indicator = try Thing.find(goal.indicator, in: tx) else { throw AppError.missing }
        self.goal = goal
        self.indicator = indicator
        narratives = try GoalNarrative.all(of: goal.id, in: tx)
        let seen = try SeenNumber.last(of: goal.replication, goal.indicator, until: goal.due, in: tx)
        self.seen = seen
        let today = CivilDate(now)
        guard today.isAfter(goal.due) else {
            let state = try Replications.state(of: goal.replication, in: tx)
            outcome = state == .purposeMet || state == .notViable ? .endedEarly : .open
            return
        }
        guard let seen, seen.period.year == goal.due.year, let value = seen.value else {
            let end = try StateChange.all(of: goal.replication, in: tx).last
            let hasEnded = end.map { [.purposeMet, .notViable].contains($0.state) } ?? false
            outcome = hasEnded && end?.date.map { goal.due.isAfter($0) } ?? false ? .endedEarly : .notReported
            return
        }
        outcome = goal.isMet(by: value) ? .reached : .notReached
    }
}

/// What the carriers say of a goal afterwards: the context, and what they make of it. Added, never changed.
struct GoalNarrative: Sendable, Encodable, RowDecodable {
    let number: Int
    let text: String
    let at: Timestamp

    init(row: Row) throws {
        number = try row["number"]
        text = try row["text"]
        at = try row["at"]
    }

    static func all(of goal: Goal.ID, in tx: Transaction) throws -> [GoalNarrative] {
        try tx.all(
            "SELECT number, text, at FROM goal_narratives WHERE goal_id = \(goal) ORDER BY number LIMIT 100")
    }

    static func add(
        _ text: String, to goal: Goal, of replication: Thing, by person: Person.ID?, at now: Timestamp,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO goal_narratives (goal_id, number, text, person_id, at)
            SELECT CAST(\(goal.id) AS TEXT), COALESCE(MAX(number), 0) + 1, CAST(\(text) AS TEXT),
                CAST(\(person) AS TEXT), CAST(\(now) AS BIGINT)
            FROM goal_narratives WHERE goal_id = \(goal.id)
            """)
        try Audit.record("goal.told", of: replication, by: person, at: now, in: tx)
    }
}

extension Goals {
    /// So many goals of many places are looked at, and so many shown.
    private static let mostRead = 5_000
    private static let mostStanding = 500

    /// How the goals of some places stand now, the earliest locked first.
    ///
    /// - Parameter isAsked: which of them.
    package static func standings(
        of places: [Thing.ID], at now: Timestamp, where isAsked: (Goal) -> Bool, in tx: Transaction
    ) throws -> [GoalStanding] {
        var found: [Goal] = []
        for start in stride(from: 0, to: places.count, by: 1_000) where found.count < mostRead {
            found += try Goal.all(
                of: Array(places[start..<min(start + 1_000, places.count)]), limit: mostRead, in: tx
            ).filter(isAsked)
        }
        let first = found.sorted { ($0.lockedAt, $0.id) < ($1.lockedAt, $1.id) }.prefix(mostStanding)
        return try first.map { try GoalStanding($0, at: now, in: tx) }
    }

    /// Adds what its carriers say of a goal.
    package static func tell(
        _ text: String, of id: Goal.ID, by person: Person.ID?, at now: Timestamp, in tx: Transaction
    ) throws {
        guard let goal = try Goal.find(id, in: tx), let place = try Thing.find(goal.replication, in: tx) else {
            throw AppError.missing
        }
        try GoalNarrative.add(text, to: goal, of: place, by: person, at: now, in: tx)
    }
}
