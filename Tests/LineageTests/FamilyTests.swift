import Lineage
import Testing

@Suite struct FamilyTests {
    @Test(arguments: 0..<60)
    func `ancestors, descendants and common origins are those that a naive walk finds`(seed: Int) throws {
        var dice = SeededDice(seed: seed)
        let count = 1 + dice.roll(18)
        let edges = dice.edges(count, 2 * count)
        let family = try Family(count: count, edges: edges)
        let below = closure(count, edges)

        for node in 0..<count {
            #expect(family.descendants(of: node) == (0..<count).filter { below[node][$0] })
            #expect(family.ancestors(of: node) == (0..<count).filter { below[$0][node] })
        }
        let chosen = [dice.roll(count), dice.roll(count), dice.roll(count)]
        let common = (0..<count).filter { origin in chosen.allSatisfy { origin == $0 || below[origin][$0] } }
        let nearest = common.filter { one in !common.contains { below[one][$0] } }
        #expect(family.nearestCommonOrigins(of: chosen) == nearest)
        #expect(family.nearestCommonOrigins(of: []).isEmpty)
    }

    @Test(arguments: 0..<60)
    func `an edge that would close a circle is named with its path, and no other is refused`(seed: Int) throws {
        var dice = SeededDice(seed: seed)
        let count = 2 + dice.roll(14)
        let edges = dice.edges(count, 2 * count)
        let family = try Family(count: count, edges: edges)
        let below = closure(count, edges)

        for parent in 0..<count {
            for child in 0..<count {
                let path = family.pathClosed(by: Edge(parent, child))
                #expect((path != nil) == (parent == child || below[child][parent]))
                guard let path else { continue }
                #expect(path.first == child && path.last == parent)
                #expect(zip(path, path.dropFirst()).allSatisfy { edges.contains(Edge($0, $1)) })
                #expect(throws: Family.Cycle.self) { try Family(count: count, edges: edges + [Edge(parent, child)]) }
            }
        }
    }

    @Test func `a circle is refused with those who are on it`() throws {
        let edges = [Edge(0, 1), Edge(1, 2), Edge(2, 3), Edge(3, 1), Edge(3, 4)]

        let refusal = #expect(throws: Family.Cycle.self) { try Family(count: 5, edges: edges) }

        #expect(refusal?.path.sorted() == [1, 2, 3])
        let own = #expect(throws: Family.Cycle.self) { try Family(count: 1, edges: [Edge(0, 0)]) }
        #expect(own?.path == [0])
    }

    private func closure(_ count: Int, _ edges: [Edge]) -> [[Bool]] {
        var below = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
        for edge in edges { below[edge.parent][edge.child] = true }
        for middle in 0..<count {
            for one in 0..<count where below[one][middle] {
                for other in 0..<count where below[middle][other] { below[one][other] = true }
            }
        }
        return below
    }
}

/// The same throws each time.
struct SeededDice {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 7_919 &+ 17 }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }

    /// Edges of a family whose numbers say nothing of who is older.
    mutating func edges(_ count: Int, _ wanted: Int) -> [Edge] {
        var names = Array(0..<count)
        for place in names.indices { names.swapAt(place, roll(count)) }
        return (0..<wanted).compactMap { _ in
            let (one, other) = (roll(count), roll(count))
            return one == other ? nil : Edge(names[min(one, other)], names[max(one, other)])
        }
    }
}
