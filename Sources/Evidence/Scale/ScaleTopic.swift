import Estimates
import MetaAnalysis
import Replications
import Territories

/// The middle of what places tell, or the mean of what studies find, at one scale.
struct ScaleLine: Sendable, Encodable {
    let by: String
    let group: String
    /// How many places or studies it rests on.
    let count: Int
    let value: Double
    /// Nil where too few tell it.
    let lower: Double?
    let upper: Double?

    let scale: ScaleGroup

    private enum CodingKeys: CodingKey { case by, group, count, value, lower, upper }

    init(_ scale: ScaleGroup, _ median: Median) {
        (self.scale, by, group) = (scale, scale.kind, scale.name)
        (count, value, lower, upper) = (median.count, median.value, median.lower, median.upper)
    }

    init(_ scale: ScaleGroup, _ mean: (estimate: Double, interval: Interval), of count: Int) {
        (self.scale, by, group) = (scale, scale.kind, scale.name)
        (self.count, value, lower, upper) = (count, mean.estimate, mean.interval.lower, mean.interval.upper)
    }

    var interval: Interval? {
        guard let lower, let upper else { return nil }
        return Interval(lower: lower, upper: upper)
    }
}

extension [ScaleLine] {
    /// The scale at which it is best: its interval touches no other. Nil where fewer than two have an interval, and where
    /// intervals overlap.
    func best(isHigherBetter: Bool) -> ScaleLine? {
        let known = compactMap { line in line.interval.map { (line: line, interval: $0) } }
        guard known.count > 1,
            let first = known.max(by: { isHigherBetter ? $0.line.value < $1.line.value : $0.line.value > $1.line.value }
            )
        else { return nil }
        let others = known.filter { $0.line.scale != first.line.scale }
        let isApart = others.allSatisfy { other in
            isHigherBetter
                ? other.interval.upper < first.interval.lower : other.interval.lower > first.interval.upper
        }
        return isApart ? first.line : nil
    }
}

/// What is looked at by scale: how many are reached, at which cost.
enum ScaleTopic: String, Sendable, CaseIterable, Codable {
    /// People reached in the year.
    case reached
    /// For each thousand who live there.
    case share
    /// Euros for each person reached.
    case cost

    func value(of place: ScaledPlace) -> Double? {
        switch self {
        case .reached: place.reached
        case .share: place.share
        case .cost: place.costPerPerson
        }
    }

    /// Nil where more is no better at one scale than less at another: a region holds more people than a village.
    var isHigherBetter: Bool? {
        switch self {
        case .reached: nil
        case .share: true
        case .cost: false
        }
    }

    func lines(_ places: [ScaledPlace]) -> [ScaleLine] {
        ScaleGroup.all.compactMap { group in
            let values = places.filter { group.holds($0.served.level, $0.served.population) }.compactMap(value)
            return Median(of: values).map { ScaleLine(group, $0) }
        }
    }
}

/// What studies found of an outcome at each scale.
struct ScaledOutcome: Sendable {
    let path: String
    let title: String
    let language: String
    let content: OutcomeContent
    /// Those with an effect that were made at a known place.
    let studies: [PooledStudy]
    let lines: [ScaleLine]

    init(_ outcome: (path: String, title: String, language: String), _ content: OutcomeContent, _ all: [PooledStudy]) {
        (path, title, language) = outcome
        self.content = content
        studies = all.filter { $0.effect != nil && $0.place?.territory != nil }
        lines = ScaleGroup.all.compactMap { [studies] group in
            let part = studies.filter { study in
                study.level.map { group.holds($0, study.population) } ?? false
            }
            let synthesis = Synthesis(of: part, content)
            return synthesis.mean.map { ScaleLine(group, $0, of: part.count) }
        }
    }

    /// On which side of no effect a scale lies.
    func side(of line: ScaleLine) -> Synthesis.Side? {
        line.interval.flatMap { Synthesis(of: [], content).side(of: $0) }
    }
}
