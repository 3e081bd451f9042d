import Disclosure

struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}

extension CountTable {
    /// A table of 2 to 4 questions with many small counts and many zeros.
    static func random(_ dice: inout Dice) throws -> CountTable {
        let dimensions = 2 + dice.roll(3)
        let sizes = (0..<dimensions).map { _ in 1 + dice.roll([7, 4, 3][dimensions - 2]) }
        let top = [3, 12, 60, 500][dice.roll(4)]
        return try CountTable(
            sizes: sizes, counts: (0..<sizes.reduce(1, *)).map { _ in dice.roll(3) == 0 ? 0 : dice.roll(top) })
    }
}
