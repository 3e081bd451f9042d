/// Which cells of a table are hidden so that nobody can tell that a cell counts fewer than the threshold, but not none.
///
/// Cells of 1 to threshold − 1 are hidden; then others with them, because a margin less all its other cells gives a
/// hidden one away. For each hidden cell below the threshold there is a cube of hidden cells, along which so much can be moved that
/// every shown cell stays as it is, no cell falls below zero, and the cell reaches the threshold: another table that looks
/// the same. So no sums, and no linear programme over them, bound it below the threshold (the method of hypercubes, Giessing
/// and Repsilber 2002, with margins as corners where nothing else is left).
package struct Suppression: Sendable {
    /// What becomes of a cell.
    package enum State: Sendable, Equatable {
        case shown
        /// Below the threshold itself.
        case tooFew
        /// Hidden so that others stay hidden.
        case complementary
    }

    package let table: CountTable
    package let threshold: Int
    private var states: [State]
    /// For each hidden cell below the threshold, the corners along which it may be moved, with their signs.
    private var cubes: [Int: [Corner]] = [:]

    /// - Parameter threshold: the smallest count, other than none, that may be seen.
    package init(_ table: CountTable, threshold: Int) throws(DisclosureRefusal) {
        guard 1...1_000_000 ~= threshold else { throw .threshold }
        self.table = table
        self.threshold = threshold
        states = (0..<table.cellCount).map { 1..<threshold ~= table.value(of: $0) ? .tooFew : .shown }
        let few = states.indices.filter { states[$0] == .tooFew }
        var waiting = few.sorted { (table.value(of: $0), $0) > (table.value(of: $1), $1) }
        while let cell = waiting.popLast() {
            let cube = cheapestCube(around: cell)
            cubes[cell] = cube
            for corner in cube where states[corner.cell] == .shown {
                states[corner.cell] = .complementary
                // A hidden none must not be told from a hidden many either.
                if table.value(of: corner.cell) < threshold { waiting.append(corner.cell) }
            }
        }
    }

    package func state(of cell: Int) -> State { states[cell] }

    /// What may be seen of a cell; nil where it is hidden.
    package func shown(_ cell: Int) -> Int? { states[cell] == .shown ? table.value(of: cell) : nil }

    /// A table that looks the same, and whose cell reaches the threshold: the proof that it cannot be bounded below it. Nil
    /// of a cell that is shown, or reaches the threshold as it is.
    package func witness(for cell: Int) -> CountTable? {
        guard let cube = cubes[cell] else { return nil }
        let more = threshold - table.value(of: cell)
        let moved = Dictionary(uniqueKeysWithValues: cube.map { ($0.cell, $0.sign * more) })
        let inner = (0..<table.cellCount).filter { table.totals[$0] == 0 }
        do {
            return try CountTable(
                sizes: table.sizes, counts: inner.map { table.value(of: $0) + (moved[$0] ?? 0) })
        } catch { return nil }
    }

    /// The cube whose corners are hidden at the least cost. There is always one: that whose other corners are margins only
    /// grows.
    private func cheapestCube(around cell: Int) -> [Corner] {
        let more = threshold - table.value(of: cell)
        var (best, lowest) = ([Corner](), Int.max)
        for cube in Edge.cubes(around: table.answers(of: cell), table.sizes) {
            guard cube.allSatisfy({ $0.sign > 0 || table.value(of: $0.cell) >= more }) else { continue }
            let price = cube.reduce(0) { $0 + cost($1.cell) }
            if price < lowest { (best, lowest) = (cube, price) }
        }
        return best
    }

    /// A hidden cell costs nothing more; another one the more, the more it counts, and margins are dear.
    private func cost(_ cell: Int) -> Int {
        guard states[cell] == .shown else { return 0 }
        let digits = Int.bitWidth - table.value(of: cell).leadingZeroBitCount
        let none = table.value(of: cell) < threshold ? 1000 : 0
        return (1000 + digits + none) * (1 + 4 * table.totals[cell])
    }
}

/// A cell of a cube, and whether it grows or shrinks.
private struct Corner: Sendable {
    let cell: Int
    let sign: Int
}

/// How a cube lies along one question: from the answer of the cell to another one, which loses what it gains, or to the
/// total, which gains with it.
private struct Edge {
    let from: Int
    let to: Int
    let sign: Int

    static func choices(_ answer: Int, _ size: Int) -> [Edge] {
        guard answer < size else { return (0..<size).map { Edge(from: size, to: $0, sign: 1) } }
        let others = (0..<size).filter { $0 != answer }.map { Edge(from: answer, to: $0, sign: -1) }
        return others + [Edge(from: answer, to: size, sign: 1)]
    }

    /// All cubes with a corner there, that corner first.
    static func cubes(around answers: [Int], _ sizes: [Int]) -> [[Corner]] {
        zip(answers, sizes).reduce([[Corner(cell: 0, sign: 1)]]) { cubes, question in
            cubes.flatMap { cube in
                choices(question.0, question.1).map { edge in
                    let scale = question.1 + 1
                    return cube.map { Corner(cell: $0.cell * scale + edge.from, sign: $0.sign) }
                        + cube.map { Corner(cell: $0.cell * scale + edge.to, sign: $0.sign * edge.sign) }
                }
            }
        }
    }
}
