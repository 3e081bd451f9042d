import MetaAnalysis

/// Where effects lie between the left edge of a plot and its right: intervals that reach much further than what was found
/// are cut there.
struct ForestScale: Sendable {
    let lower: Double
    let upper: Double
    let ticks: [Double]

    init(_ synthesis: Synthesis) {
        let measure = synthesis.measure
        let effects = synthesis.effects
        let bounds = [synthesis.mean?.interval, synthesis.next].compactMap { $0 }.flatMap { [$0.lower, $0.upper] }
        let told = effects.map(\.estimate) + bounds + [measure.null].compactMap { $0 }
        let (least, most) = (told.min() ?? -1, told.max() ?? 1)
        let span = most > least ? most - least : max(1, abs(most))
        let reaches = effects.map { Synthesis.interval(of: $0) }
        let left = max(reaches.map(\.lower).min() ?? least, least - 0.6 * span)
        let right = min(reaches.map(\.upper).max() ?? most, most + 0.6 * span)
        let (from, to) = (min(left, least), max(right, most))
        let margin = 0.03 * (to > from ? to - from : span)
        (lower, upper) = (from - margin, to + margin)
        ticks = Self.ticks(measure, lower, upper)
    }

    /// In per cent of the width; what lies outside is at the edge.
    func place(_ value: Double) -> Double { 100 * min(1, max(0, (value - lower) / (upper - lower))) }

    func isCutLeft(_ interval: Interval) -> Bool { interval.lower < lower }
    func isCutRight(_ interval: Interval) -> Bool { interval.upper > upper }

    /// At most five, round as they are read.
    static func ticks(_ measure: EffectMeasure, _ lower: Double, _ upper: Double) -> [Double] {
        let (low, high) = (measure.shown(lower), measure.shown(upper))
        let round = measure.isOfRatios ? ratios(low, high) : RoundSteps.between(low, high, about: 7)
        let inside = round.compactMap(measure.pooled).filter { $0 > lower && $0 < upper }
        guard inside.count > 5 else { return inside }
        let stride = (inside.count + 4) / 5
        let origin = inside.firstIndex { abs($0) < 1e-12 } ?? 0
        return inside.indices.filter { ($0 - origin) % stride == 0 }.map { inside[$0] }
    }

    private static func ratios(_ low: Double, _ high: Double) -> [Double] {
        if high / low < 4 { return RoundSteps.between(low, high, about: 7) }
        return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]
    }
}
