import Disclosure
import Testing

/// The attack of the literature: linear programmes over all that is shown.
@Suite struct AttackTests {
    @Test func `no linear programme over what is shown bounds a hidden cell below the threshold, in a thousand tables`()
        throws
    {
        var dice = Dice(state: 71)
        var attacked = 0
        for _ in 0..<1000 {
            let table = try CountTable.random(&dice)
            let threshold = 2 + dice.roll(10)
            let suppression = try Suppression(table, threshold: threshold)
            guard var attack = Attack(on: suppression) else { continue }
            for cell in 0..<table.cellCount where suppression.shown(cell) == nil {
                attacked += 1
                let most = attack.most(cell)
                #expect(
                    most >= Double(threshold) - 1e-4,
                    "\(table.sizes) \(table.counts), threshold \(threshold), cell \(table.answers(of: cell))")
            }
        }
        #expect(attacked > 3000)
    }

    @Test func `the attack finds what hiding one cell alone gives away`() {
        // a + b = 23, with b shown as 20: the equation of a row with one hidden cell.
        var simplex = Simplex([([1], 3)], unknowns: 1)
        #expect(simplex.maximum(of: [1]) == 3)
    }

    @Test func `the attack finds the bounds of a square, and that nothing bounds what no sum holds`() {
        // a + b = 5, c + d = 7, a + c = 4, b + d = 8: a is at most 4, d at most 7.
        var square = Simplex(
            [([1, 1, 0, 0], 5), ([0, 0, 1, 1], 7), ([1, 0, 1, 0], 4), ([0, 1, 0, 1], 8)], unknowns: 4)
        #expect(abs(square.maximum(of: [1, 0, 0, 0]) - 4) < 1e-6)
        #expect(abs(square.maximum(of: [0, 0, 0, 1]) - 7) < 1e-6)
        #expect(abs(square.maximum(of: [0, 1, 1, 0]) - 9) < 1e-6)
        var open = Simplex([([1, 0], 5)], unknowns: 2)
        #expect(open.maximum(of: [0, 1]) == .infinity)
    }
}
