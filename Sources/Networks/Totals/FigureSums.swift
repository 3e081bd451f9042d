import Commons
import Lineage
import Replications

/// What adds up of every measure over some replications: the figures of each are read once.
struct FigureSums: Sendable {
    private struct Running: Sendable {
        var amount = 0
        var told = 0
        var first = Int.max
        var last = Int.min
    }

    private static let measures = Measure.allCases

    /// In the order of the measures.
    private var running = [Running](repeating: Running(), count: Self.measures.count)
    private var count = 0
    /// Those of which something was told, of whatever year is asked.
    private(set) var years: [Int] = []
    /// The first of those that lack a figure, by number.
    private(set) var lacking: [Int] = []

    /// Of all that a tally met, and of each of its steps: the leaves come in the order in which they were met, those of the
    /// first step, of the second…
    static func of(
        _ tally: Lineage.Membership.Tally, in year: Int?, _ fabric: Fabric
    ) -> (all: FigureSums, steps: [FigureSums]) {
        var (all, start) = (FigureSums(), 0)
        let steps = tally.steps.map { step in
            var sums = FigureSums()
            for leaf in tally.leaves[start..<start + step.counted] { sums.add(fabric.told[leaf], of: leaf, in: year) }
            start += step.counted
            all.add(sums)
            return sums
        }
        return (all, steps)
    }

    private mutating func add(_ figures: [Fabric.KnownFigure], of leaf: Int, in year: Int?) {
        count += 1
        var isLacking = false
        for (number, measure) in Self.measures.enumerated() {
            if let figure = Fabric.figure(measure, among: figures, in: year) {
                running[number].amount += figure.amount
                running[number].told += 1
                running[number].first = min(running[number].first, figure.year)
                running[number].last = max(running[number].last, figure.year)
            } else if Measure.asked.contains(measure) {
                isLacking = true
            }
        }
        if isLacking, lacking.count < Totals.mostLacking { lacking.append(leaf) }
        for figure in figures where figure.amount != nil && !years.contains(figure.year) { years.append(figure.year) }
    }

    private mutating func add(_ other: FigureSums) {
        count += other.count
        for (number, more) in other.running.enumerated() {
            running[number].amount += more.amount
            running[number].told += more.told
            running[number].first = min(running[number].first, more.first)
            running[number].last = max(running[number].last, more.last)
        }
        for year in other.years where !years.contains(year) { years.append(year) }
        lacking += other.lacking.prefix(Totals.mostLacking - lacking.count)
    }

    var sums: [Measure: Totals.Sum] {
        Dictionary(
            uniqueKeysWithValues: zip(Self.measures, running).map { measure, sum in
                (
                    measure,
                    Totals.Sum(
                        amount: Amount(rawValue: sum.amount), told: sum.told, missing: count - sum.told,
                        firstYear: sum.told > 0 ? sum.first : nil, lastYear: sum.told > 0 ? sum.last : nil)
                )
            })
    }
}
