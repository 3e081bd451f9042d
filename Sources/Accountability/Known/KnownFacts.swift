import Commons
import Goals
import Indicators
import Replications
import Storage
import Web

/// What the commons knows of a time at the places that a sheet tells of. Numbers and endings are as they were known;
/// testimonies are only named: their words are read where they are, and whoever takes them back is gone from here too.
struct KnownFacts: Codable, Sendable, Equatable {
    /// When it was known.
    let at: Timestamp
    /// Each counted once.
    let places: Int
    let goals: [KnownGoal]
    let figures: [KnownFigure]
    let indicators: [KnownIndicator]
    let halts: [KnownHalt]
    /// The latest first.
    let testimonies: [Thing.ID]

    /// A place as it was called.
    struct Place: Codable, Sendable, Equatable {
        let title: String
        let path: String
        /// BCP 47 tag.
        let language: String

        init(_ thing: Thing) { (title, path, language) = (thing.title, thing.path, thing.language) }
    }
}

/// A goal of the time, beside what was seen.
struct KnownGoal: Codable, Sendable, Equatable {
    let id: Goal.ID
    let place: KnownFacts.Place
    let indicator: KnownFacts.Place
    let sense: Goal.Sense
    let target: Amount
    let due: CivilDate
    let funder: String
    /// Open where its date comes after the time that is told of.
    let outcome: GoalStanding.Outcome
    let seen: Seen?

    /// What was seen last.
    struct Seen: Codable, Sendable, Equatable {
        let period: CivilDate
        let amount: Amount
        let whole: Amount?
        let unit: String
        let sort: IndicatorContent.Sort
    }
}

/// A yearly figure of all the places.
struct KnownFigure: Codable, Sendable, Equatable {
    let measure: Measure
    let year: Int
    /// Nil where nobody told it.
    let amount: Amount?
    /// How many places told it, and how many did not.
    let told: Int
    let missing: Int
}

/// An indicator in the time, over all the places.
struct KnownIndicator: Codable, Sendable, Equatable {
    /// Names it, whatever it is called.
    let key: String
    let title: String
    /// Of its page; nil where several were made from the same ready one.
    let path: String?
    let language: String
    let unit: String
    let ready: ReadyIndicator?
    let sort: IndicatorContent.Sort
    /// How many of the places may tell it.
    let asked: Int
    /// The latest first.
    let periods: [Period]

    struct Period: Codable, Sendable, Equatable {
        let period: CivilDate
        /// Nil where there is nothing below the line.
        let value: Double?
        let told: Int
    }

    func title(_ texts: Texts) -> String { ready.map { texts($0.textKey) } ?? title }
    func unit(_ texts: Texts) -> String { ready.map { texts("\($0.textKey).unit") } ?? unit }
}

/// How a place stopped, changed or passed into other hands.
struct KnownHalt: Codable, Sendable, Equatable {
    let place: KnownFacts.Place
    /// Of the step.
    let path: String
    let state: ReplicationState
    let date: CivilDate?
    let reason: String
    let lessons: String
    let obstacles: String
}

extension KnownFacts {
    /// How many goals came to what, in the order of the outcomes; those that none came to are left out.
    var outcomes: [(outcome: GoalStanding.Outcome, count: Int)] {
        GoalStanding.Outcome.allCases.compactMap { outcome in
            let count = goals.filter { $0.outcome == outcome }.count
            return count > 0 ? (outcome, count) : nil
        }
    }
}
