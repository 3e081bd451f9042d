/// How alike two paragraphs are, by the words that they share.
enum Resemblance {
    /// So many comparisons are made of paragraphs between two that did not change; beyond, their places say all.
    static let mostPairs = 40_000
    /// From here on one is taken for a change of the other where it stood.
    static let fair = 0.3
    /// From here on it is taken for that wherever it stands.
    static let strong = 0.5

    static func words(of text: String) -> Set<Substring> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
    }

    /// The coefficient of Dice (L. R. Dice, 1945), from 0 to 1.
    static func between(_ one: Set<Substring>, _ other: Set<Substring>) -> Double {
        let count = one.count + other.count
        return count == 0 ? 0 : 2 * Double(one.intersection(other).count) / Double(count)
    }

    /// The pairs, in the order of both, whose likenesses make the greatest sum.
    static func pairs(_ old: [String], _ new: [String]) -> [(Int, Int)] {
        guard old.count * new.count <= mostPairs else { return [] }
        let (before, after) = (old.map(words), new.map(words))
        var sums = Array(repeating: Array(repeating: 0.0, count: new.count + 1), count: old.count + 1)
        let likeness = before.map { one in after.map { other in between(one, other) } }
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                let here = likeness[row][column]
                let together = here >= fair ? here + sums[row + 1][column + 1] : 0
                sums[row][column] = max(together, sums[row + 1][column], sums[row][column + 1])
            }
        }
        return walk(sums, likeness)
    }

    private static func walk(_ sums: [[Double]], _ likeness: [[Double]]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < likeness.count, column < likeness[row].count, sums[row][column] > 0 {
            let here = likeness[row][column]
            if here >= fair, sums[row][column] == here + sums[row + 1][column + 1] {
                pairs.append((row, column))
                (row, column) = (row + 1, column + 1)
            } else if sums[row][column] == sums[row + 1][column] {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }
}
