import Lineage

// How long the lineage kernel takes, and how that grows. Run by script/bench; the bounds are those of a page that
// somebody waits for: 200 ms for the picture of 2,000, 50 ms to count 100,000 over 300,000 memberships.

struct Dice {
    var state: UInt64 = 42

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}

func best(of act: () -> Int) -> String {
    let clock = ContinuousClock()
    var sum = 0
    let times = (0..<7).map { _ in clock.measure { sum += act() } }
    precondition(sum > 0, "it must have done something")
    let milliseconds = (times.min() ?? .zero) / Duration.milliseconds(1)
    return "\(Double(Int(milliseconds * 100)) / 100) ms"
}

var dice = Dice()
for count in [250, 500, 1_000, 2_000, 4_000] {
    var edges: [Edge] = []
    for node in 1..<count {
        edges.append(Edge(dice.roll(node), node))
        if dice.roll(4) == 0 { edges.append(Edge(dice.roll(node), node)) }
    }
    let family = try Family(count: count, edges: edges)
    let years = (0..<count).map { Double?(1990 + Double($0 * 35 / count)) }
    print("layout of \(count):", best { FamilyLayout(of: family, years: years).rows.count })
}
for leaves in [12_500, 25_000, 50_000, 100_000] {
    let groups = leaves / 50
    let edges = (0..<leaves * 3).map { number in
        number < groups - 1
            ? Edge(dice.roll(number + 1), number + 1) : Edge(dice.roll(groups), groups + dice.roll(leaves))
    }
    let membership = Membership(count: groups + leaves, edges: edges)
    let isLeaf = (0..<groups + leaves).map { $0 >= groups }
    let figures = (0..<groups + leaves).map { $0 % 7 == 0 ? nil : $0 % 100 }
    print(
        "counting \(leaves) over \(edges.count):",
        best { membership.tally(in: [0], isLeaf: isLeaf, figures: figures).counted })
}
