/// A name that may have been mistyped: told from others by how many letters are wrong, missing, too many or swapped.
///
/// Optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary searching", JEA 16, 2011,
/// section 2.2).
struct NearName {
    let text: String
    /// So many wrong letters are a slip of the pen; in a short name, more would make it another one.
    let most: Int
    private let letters: [UInt8]

    /// Nil for what is too short or too long to be a name with a slip in it.
    init?(_ typed: String) {
        text = FoldedName(typed).text
        letters = Array(text.utf8)
        guard (4...40).contains(letters.count) else { return nil }
        most = letters.count < 6 ? 1 : 2
    }

    func isNear(_ name: String) -> Bool { distance(to: name) <= most }

    func distance(to name: String) -> Int {
        let other = Array(name.utf8)
        guard abs(other.count - letters.count) <= most else { return .max }
        var before = [Int](), last = Array(0...other.count)
        for (row, letter) in letters.enumerated() {
            var line = [row + 1]
            for (column, sign) in other.enumerated() {
                var least = min(last[column] + (letter == sign ? 0 : 1), last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, letter == other[column - 1], letters[row - 1] == sign {
                    least = min(least, before[column - 1] + 1)
                }
                line.append(least)
            }
            (before, last) = (last, line)
        }
        return last[other.count]
    }

    /// The first two letters of the names to look at: one slip may have touched one of them, or swapped both.
    var heads: [String] {
        let (first, second) = (String(text.prefix(1)), String(text.dropFirst().prefix(1)))
        let alphabet = "abcdefghijklmnopqrstuvwxyz".map(String.init)
        return Set([second + first, first + " "] + alphabet.flatMap { [first + $0, $0 + second] }).sorted()
    }
}
