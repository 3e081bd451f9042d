package import Commons
import Lineage
import Replications
package import Storage

/// How many replications, people, jobs and partners there are in what is asked for and below, each counted once; and how
/// the numbers are made.
package struct Totals: Sendable {
    /// What adds up of one measure: what is missing is said, and not taken for nothing.
    struct Sum: Sendable, Encodable {
        let amount: Amount
        /// How many of the replications told a figure, and how many did not.
        let told: Int
        let missing: Int
        /// The years that the figures are of.
        let firstYear: Int?
        let lastYear: Int?
    }

    /// One group on the way, with what it adds that was not met before.
    struct Step: Sendable {
        let knot: Fabric.Knot
        let within: Fabric.Knot?
        let replications: Int
        let sums: [Measure: Sum]
        /// Members that had been met before, by another way.
        let repeated: Int
    }

    package let replications: Int
    let sums: [Measure: Sum]
    let partners: Int
    /// Those of which something was told, the latest first.
    let years: [Int]
    let steps: [Step]
    /// The first of those that lack a figure.
    let lacking: [Thing.ID]

    static let mostLacking = 50

    /// - Parameter year: only what was told of it counts; else of each the latest that is known.
    init(of roots: [Fabric.Knot], in year: Int? = nil, _ fabric: Fabric) {
        let tally = fabric.tally(in: roots)
        let (all, ofSteps) = FigureSums.of(tally, in: year, fabric)
        replications = tally.counted
        sums = all.sums
        partners = Self.partners(tally.leaves, in: fabric)
        years = all.years.sorted(by: >)
        lacking = all.lacking.compactMap { fabric.knots[$0].thing }
        let isTelling = Self.telling(tally)
        steps = tally.steps.indices.filter { isTelling[$0] }.map { number in
            let step = tally.steps[number]
            return Step(
                knot: fabric.knots[step.group], within: step.within.map { fabric.knots[$0] },
                replications: step.counted, sums: ofSteps[number].sums, repeated: step.repeated)
        }
    }

    /// Of some networks, as of now.
    package static func count(networks: [Thing.ID], in tx: Transaction) throws -> Totals {
        Totals(of: networks.map { .thing($0) }, try Fabric.current(in: tx))
    }

    /// Groups that add nothing, hold nothing that was met before and lead to no group that does are passed over, but for
    /// those that were asked for.
    private static func telling(_ tally: Lineage.Membership.Tally) -> [Bool] {
        var numbers: [Int: Int] = [:]
        for (number, step) in tally.steps.enumerated() { numbers[step.group] = number }
        var isTelling = tally.steps.map { $0.counted > 0 || $0.repeated > 0 || $0.within == nil }
        // A group comes after the one in which it was met.
        for (number, step) in tally.steps.enumerated().reversed() where isTelling[number] {
            if let above = step.within.flatMap({ numbers[$0] }) { isTelling[above] = true }
        }
        return isTelling
    }

    /// Organizations that carry or support what is counted, each once.
    private static func partners(_ leaves: [Int], in fabric: Fabric) -> Int {
        var isMet = [Bool](repeating: false, count: fabric.knots.count)
        var count = 0
        for leaf in leaves {
            for partner in fabric.partners[leaf] where !isMet[Int(partner)] {
                isMet[Int(partner)] = true
                count += 1
            }
        }
        return count
    }
}
