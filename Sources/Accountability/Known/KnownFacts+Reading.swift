import Commons
import Goals
import Indicators
import Networks
import Replications
import Storage
import Testimonies
import Web

extension KnownFacts {
    /// So much of each is told of many places.
    static let mostHalts = 300
    static let mostTestimonies = 500

    /// What is known now.
    init(of subject: SheetSubject, in period: AccountPeriod, at now: Timestamp, in tx: Transaction) throws {
        let counted = try subject.places(in: tx)
        let ids = counted.replications
        at = now
        places = ids.count
        figures = try period.wholeYears.prefix(20).flatMap { year in
            try counted.told(in: year, in: tx).map(KnownFigure.init)
        }
        indicators = try ToldIndicator.all(of: counted, where: period.contains, in: tx).map(KnownIndicator.init)
        goals = try Self.goals(of: ids, in: period, at: now, in: tx)
        halts = try Self.halts(of: ids, in: period, in: tx)
        testimonies = Array(
            try Hearing.all(of: ids, where: period.contains, in: tx).map(\.testimony).prefix(Self.mostTestimonies))
    }

    /// Those that were open or came due.
    private static func goals(
        of places: [Thing.ID], in period: AccountPeriod, at now: Timestamp, in tx: Transaction
    ) throws -> [KnownGoal] {
        let standings = try Goals.standings(of: places, at: now, where: period.concerns, in: tx)
        let things = try Thing.find(Set(standings.map(\.goal.replication)).sorted(), in: tx)
        return standings.compactMap { standing in
            things[standing.goal.replication].map { KnownGoal(standing, at: Place($0), in: period) }
        }
    }

    /// A step whose date is not known counts when it was told.
    private static func halts(
        of places: [Thing.ID], in period: AccountPeriod, in tx: Transaction
    ) throws -> [KnownHalt] {
        let halts = try Halt.all(of: places, limit: 5_000, in: tx).filter { halt in
            period.contains(halt.step.date ?? CivilDate(halt.step.recordedAt))
        }.prefix(mostHalts)
        let things = try Thing.find(Set(halts.map(\.replication)).sorted(), in: tx)
        return halts.compactMap { halt in things[halt.replication].map { KnownHalt(halt, at: $0) } }
    }
}

extension AccountPeriod {
    /// A goal was locked before the end of the time, and did not come due before its beginning.
    func concerns(_ goal: Goal) -> Bool {
        Self.end(of: CivilDate(goal.lockedAt)) <= last && first <= Self.end(of: goal.due)
    }
}

extension KnownFigure {
    init(_ told: CountedPlaces.ToldMeasure) {
        self.init(
            measure: told.measure, year: told.year, amount: told.told > 0 ? told.amount : nil, told: told.told,
            missing: told.missing)
    }
}

extension KnownIndicator {
    init(_ told: ToldIndicator) {
        switch told.source {
        case .own(let thing, let unit):
            (key, title, path, language) = (thing.id.rawValue, thing.title, thing.path, thing.language)
            (self.unit, ready) = (unit, nil)
        case .ready(let ready):
            (key, title, path, language) = (ready.rawValue, "", nil, "")
            (unit, self.ready) = ("", ready)
        }
        (sort, asked) = (told.sort, told.asked)
        periods = told.periods.map { Period(period: $0.period, value: $0.value, told: $0.told) }
    }
}

extension KnownGoal {
    init(_ standing: GoalStanding, at place: KnownFacts.Place, in period: AccountPeriod) {
        let goal = standing.goal
        self.place = place
        (id, indicator, sense, target) = (goal.id, KnownFacts.Place(standing.indicator), goal.sense, goal.target)
        (due, funder) = (goal.due, goal.funder)
        let isLater = AccountPeriod.end(of: goal.due) > period.last
        outcome = isLater && standing.outcome != .endedEarly ? .open : standing.outcome
        seen = standing.seen.flatMap { seen in
            seen.amount.map {
                Seen(period: seen.period, amount: $0, whole: seen.whole, unit: seen.unit, sort: seen.sort)
            }
        }
    }
}

extension KnownHalt {
    init(_ halt: Halt, at place: Thing) {
        self.place = KnownFacts.Place(place)
        path = "\(place.path)/states/\(halt.number)"
        (state, date, reason) = (halt.step.state, halt.step.date, halt.step.reason)
        (lessons, obstacles) = (halt.step.lessons, halt.step.ending?.obstacles ?? "")
    }
}
