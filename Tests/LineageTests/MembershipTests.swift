import Lineage
import Testing

@Suite struct MembershipTests {
    @Test(arguments: 0..<80)
    func `each is counted once, whatever the paths and circles, and the steps add up`(seed: Int) {
        var dice = SeededDice(seed: seed)
        let groups = 1 + dice.roll(8)
        let count = groups + dice.roll(30)
        let edges = (0..<3 * count).map { _ in Edge(dice.roll(groups), dice.roll(count)) }
        let isLeaf = (0..<count).map { $0 >= groups }
        let figures = (0..<count).map { $0 % 3 == 0 ? nil : $0 }
        let roots = [dice.roll(groups), dice.roll(groups)]

        let tally = Membership(count: count, edges: edges).tally(in: roots, isLeaf: isLeaf, figures: figures)

        var reached = Set(roots)
        for _ in 0..<count { for edge in edges where reached.contains(edge.parent) { reached.insert(edge.child) } }
        let leaves = reached.filter { isLeaf[$0] }
        #expect(tally.leaves.count == leaves.count && Set(tally.leaves) == leaves)
        #expect(tally.steps.reduce(0) { $0 + $1.counted } == leaves.count)
        #expect(tally.sum == leaves.compactMap { figures[$0] }.reduce(0, +))
        #expect(tally.missing == leaves.filter { figures[$0] == nil }.count)
        #expect(Set(tally.steps.map(\.group)) == reached.filter { !isLeaf[$0] })
    }

    @Test func `two networks that overlap and contain each other are told as they add up`() {
        let edges = [Edge(0, 1), Edge(1, 0), Edge(0, 2), Edge(0, 3), Edge(1, 3), Edge(1, 4)]

        let tally = Membership(count: 5, edges: edges).tally(
            in: [0], isLeaf: [false, false, true, true, true], figures: [nil, nil, 10, nil, 5])

        #expect(tally.counted == 3 && tally.sum == 15 && tally.missing == 1)
        #expect(tally.steps.map(\.within) == [nil, 0])
        #expect(tally.steps.map(\.counted) == [2, 1])
        #expect(tally.steps.map(\.repeated) == [0, 2])
    }
}
