import Disclosure
import Testing

@Suite struct SuppressionTests {
    /// Whether two tables look the same to somebody who sees only what is shown.
    private func looksTheSame(_ other: CountTable, as suppression: Suppression) -> Bool {
        (0..<other.cellCount).allSatisfy {
            suppression.shown($0) == nil || suppression.shown($0) == other.value(of: $0)
        }
    }

    @Test func `in a thousand tables each hidden cell could as well reach the threshold`() throws {
        var dice = Dice(state: 2026)
        var few = 0
        for _ in 0..<1000 {
            let table = try CountTable.random(&dice)
            let threshold = 2 + dice.roll(10)
            let suppression = try Suppression(table, threshold: threshold)
            for cell in 0..<table.cellCount where table.value(of: cell) < threshold {
                let isFew = table.value(of: cell) > 0
                #expect(!isFew || suppression.state(of: cell) == .tooFew)
                guard suppression.shown(cell) == nil else { continue }
                few += 1
                // An exact proof: the other table has no cell below zero, or it could not be made, and adds up as made.
                let other = try #require(suppression.witness(for: cell), "\(table.sizes) \(table.counts)")
                #expect(other.value(of: cell) >= threshold && looksTheSame(other, as: suppression))
            }
            for cell in 0..<table.cellCount where suppression.state(of: cell) == .shown {
                #expect(suppression.shown(cell) == table.value(of: cell))
            }
        }
        #expect(few > 3000)
    }

    @Test func `what is hidden beside it could be another number too`() throws {
        var dice = Dice(state: 7)
        for _ in 0..<200 {
            let table = try CountTable.random(&dice)
            let suppression = try Suppression(table, threshold: 5)
            let others = (0..<table.cellCount).compactMap { suppression.witness(for: $0) }
            for cell in 0..<table.cellCount where suppression.state(of: cell) == .complementary {
                #expect(others.contains { $0.value(of: cell) != table.value(of: cell) })
            }
        }
    }

    @Test func `one small cell takes three others with it, and no margin`() throws {
        let table = try CountTable(sizes: [3, 3], counts: [20, 30, 40, 3, 25, 35, 50, 60, 70])
        let suppression = try Suppression(table, threshold: 5)
        let hidden = (0..<table.cellCount).filter { suppression.state(of: $0) != .shown }
        #expect(hidden.count == 4 && hidden.map { table.answers(of: $0) }.allSatisfy { $0[0] < 3 && $0[1] < 3 })
        #expect(suppression.shown(try #require(table.cell(at: [3, 3]))) == 333)
    }

    @Test func `a table without small counts is shown whole, and none is no secret`() throws {
        let table = try CountTable(sizes: [2, 2], counts: [0, 12, 15, 0])
        let suppression = try Suppression(table, threshold: 5)
        #expect((0..<table.cellCount).allSatisfy { suppression.shown($0) == table.value(of: $0) })
    }

    @Test func `margins that are too few are hidden like cells, up to the total`() throws {
        let table = try CountTable(sizes: [1, 2], counts: [1, 2])
        let suppression = try Suppression(table, threshold: 5)
        #expect((0..<table.cellCount).allSatisfy { suppression.shown($0) == nil })
    }

    @Test func `margins add up over every question`() throws {
        let table = try CountTable(sizes: [2, 3, 2], counts: Array(1...12))
        #expect(table.value(of: try #require(table.cell(at: [2, 3, 2]))) == 78)
        #expect(table.value(of: try #require(table.cell(at: [0, 3, 2]))) == 21)
        #expect(table.value(of: try #require(table.cell(at: [2, 0, 1]))) == 2 + 8)
        #expect(table.counts == Array(1...12) && table.cell(at: [0, 4, 0]) == nil && table.cell(at: [0]) == nil)
        for cell in 0..<table.cellCount { #expect(table.cell(at: table.answers(of: cell)) == cell) }
    }

    @Test func `what is no table is refused`() {
        #expect(throws: DisclosureRefusal.dimensions) { try CountTable(sizes: [3], counts: [1, 2, 3]) }
        #expect(throws: DisclosureRefusal.dimensions) { try CountTable(sizes: [2, 0], counts: []) }
        #expect(throws: DisclosureRefusal.size) { try CountTable(sizes: [2, 2], counts: [1, 2, 3]) }
        #expect(throws: DisclosureRefusal.size) { try CountTable(sizes: [9999, 9999], counts: []) }
        #expect(throws: DisclosureRefusal.count) { try CountTable(sizes: [1, 2], counts: [1, -2]) }
        #expect(throws: DisclosureRefusal.threshold) {
            try Suppression(CountTable(sizes: [1, 2], counts: [1, 2]), threshold: 0)
        }
    }
}
