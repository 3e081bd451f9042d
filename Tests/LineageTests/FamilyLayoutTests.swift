import Lineage
import Testing

@Suite struct FamilyLayoutTests {
    @Test(arguments: 0..<40)
    func `each has a row of its own, after its parents, and the same family is drawn the same`(seed: Int) throws {
        var dice = SeededDice(seed: seed)
        let count = 1 + dice.roll(60)
        let family = try Family(count: count, edges: dice.edges(count, count * 3 / 2))
        let years = (0..<count).map { _ in dice.roll(5) == 0 ? nil : Double(1990 + dice.roll(30)) }

        let layout = FamilyLayout(of: family, years: years)

        #expect(layout.rows.sorted() == Array(0..<count))
        for node in 0..<count {
            #expect(family.parents(of: node).allSatisfy { layout.times[$0] < layout.times[node] })
            if let year = years[node] { #expect(layout.times[node] >= year) }
        }
        #expect(layout == FamilyLayout(of: family, years: years))
    }

    @Test(arguments: 0..<40)
    func `a family in which nobody has two parents has no crossing`(seed: Int) throws {
        var dice = SeededDice(seed: seed)
        let count = 2 + dice.roll(40)
        let edges = (1..<count).map { Edge(dice.roll($0), $0) }
        let years = (0..<count).map { Double?(1990 + Double(dice.roll(30) + $0)) }

        let layout = FamilyLayout(of: try Family(count: count, edges: edges), years: years)

        // A line goes down at its parent's time and across at the child's row.
        for down in edges {
            let time = layout.times[down.parent]
            let span = layout.rows[down.parent] + 1..<layout.rows[down.child]
            for across in edges where span.contains(layout.rows[across.child]) && across.parent != down.parent {
                #expect(!(layout.times[across.parent] < time && time < layout.times[across.child]))
            }
        }
    }

    @Test func `a hybrid lies near its second parent, and an empty family is an empty picture`() throws {
        let edges = [Edge(0, 1), Edge(0, 2), Edge(0, 3), Edge(1, 4), Edge(3, 5), Edge(4, 6), Edge(5, 6)]

        let layout = FamilyLayout(of: try Family(count: 7, edges: edges), years: [1, 2, 3, 4, 5, 6, 7])

        #expect(abs(layout.rows[5] - layout.rows[6]) == 2)
        #expect(FamilyLayout(of: try Family(count: 0, edges: []), years: []).rows.isEmpty)
    }
}
