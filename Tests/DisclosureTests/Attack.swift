import Disclosure

/// What somebody who sees only the shown cells can work out of the hidden ones: each sum that is shown is an equation over
/// hidden cells that are not negative, and a linear programme tells how large any of them may be.
struct Attack {
    private let suppression: Suppression
    /// The hidden cells that are no margins: the unknowns.
    private let unknowns: [Int]
    private var simplex: Simplex

    /// Nil when nothing is hidden but margins: then all is known.
    init?(on suppression: Suppression) {
        let table = suppression.table
        let inner = (0..<table.cellCount).filter { Self.isInner($0, table) }
        let unknowns = inner.filter { suppression.shown($0) == nil }
        guard !unknowns.isEmpty else { return nil }
        var equations: [(coefficients: [Double], sum: Double)] = []
        for margin in 0..<table.cellCount where !Self.isInner(margin, table) {
            guard let sum = suppression.shown(margin) else { continue }
            let parts = inner.filter { Self.counts($0, towards: margin, table) }
            let known = parts.reduce(0) { $0 + (suppression.shown($1) ?? 0) }
            let hidden = unknowns.map { parts.contains($0) ? 1.0 : 0 }
            if hidden.contains(1) { equations.append((hidden, Double(sum - known))) }
        }
        self.suppression = suppression
        self.unknowns = unknowns
        simplex = Simplex(equations, unknowns: unknowns.count)
    }

    /// The largest that a hidden cell may be, by all that is shown; infinity where nothing bounds it.
    mutating func most(_ cell: Int) -> Double {
        let table = suppression.table
        let goal = unknowns.map { $0 == cell || Self.counts($0, towards: cell, table) ? 1.0 : 0 }
        let known = (0..<table.cellCount)
            .filter { Self.isInner($0, table) && Self.counts($0, towards: cell, table) }
            .reduce(0) { $0 + (suppression.shown($1) ?? 0) }
        return simplex.maximum(of: goal) + Double(known)
    }

    private static func isInner(_ cell: Int, _ table: CountTable) -> Bool {
        zip(table.answers(of: cell), table.sizes).allSatisfy { $0 < $1 }
    }

    /// Whether a cell is one of those that a margin is the sum of.
    private static func counts(_ cell: Int, towards margin: Int, _ table: CountTable) -> Bool {
        let answers = zip(table.answers(of: cell), table.answers(of: margin))
        let fits = zip(answers, table.sizes).allSatisfy { pair, size in pair.0 == pair.1 || pair.1 == size }
        return cell != margin && fits
    }
}

/// A linear programme in equations over unknowns that are not negative, by the simplex method with Bland's rule, which cannot
/// go round in circles. Small and dense: a test's own, independent of what it attacks.
struct Simplex {
    private static let nothing = 1e-7
    private let unknowns: Int
    private let width: Int
    /// A row for each equation: coefficients of unknowns, then what it equals.
    private var rows: [[Double]]
    private var basis: [Int]

    /// - Parameter equations: with at least one solution.
    init(_ equations: [(coefficients: [Double], sum: Double)], unknowns: Int) {
        self.unknowns = unknowns
        let count = equations.count
        width = unknowns + count + 1
        rows = equations.enumerated().map { index, equation in
            var artificial = [Double](repeating: 0, count: count)
            artificial[index] = 1
            return equation.coefficients + artificial + [equation.sum]
        }
        basis = (0..<count).map { unknowns + $0 }
        // First the artificial unknowns are driven to nothing, then they may not come back.
        var goal = [Double](repeating: 0, count: unknowns + count)
        for index in 0..<count { goal[unknowns + index] = -1 }
        _ = optimum(goal, entering: unknowns)
        leaveArtificial()
    }

    /// The largest value of a sum of unknowns; infinity where there is none.
    mutating func maximum(of goal: [Double]) -> Double {
        optimum(goal + [Double](repeating: 0, count: width - 1 - unknowns), entering: unknowns)
    }

    private mutating func optimum(_ goal: [Double], entering limit: Int) -> Double {
        while let column = entering(goal, limit) {
            guard let row = leaving(column) else { return .infinity }
            pivot(row, column)
        }
        return zip(basis, rows).reduce(0) { $0 + goal[$1.0] * $1.1[width - 1] }
    }

    private func entering(_ goal: [Double], _ limit: Int) -> Int? {
        let prices = basis.map { goal[$0] }
        let paid = prices.indices.filter { prices[$0] != 0 }
        return (0..<limit).first { column in
            goal[column] - paid.reduce(0) { $0 + prices[$1] * rows[$1][column] } > Self.nothing
        }
    }

    private func leaving(_ column: Int) -> Int? {
        var (best, ratio) = (Int?.none, Double.infinity)
        for row in rows.indices where rows[row][column] > Self.nothing {
            let next = rows[row][width - 1] / rows[row][column]
            let isLower = next < ratio - Self.nothing
            if isLower || (next < ratio + Self.nothing && best.map { basis[row] < basis[$0] } ?? true) {
                (best, ratio) = (row, min(next, ratio))
            }
        }
        return best
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let scale = rows[row][column]
        for place in 0..<width { rows[row][place] /= scale }
        let chosen = rows[row]
        for other in rows.indices where other != row && rows[other][column] != 0 {
            let factor = rows[other][column]
            rows[other].withUnsafeMutableBufferPointer { values in
                for place in 0..<values.count where chosen[place] != 0 { values[place] -= factor * chosen[place] }
            }
        }
        basis[row] = column
    }

    /// Equations that say nothing new keep an artificial unknown, at nothing: they are dropped.
    private mutating func leaveArtificial() {
        for row in rows.indices.reversed() where basis[row] >= unknowns {
            if let column = (0..<unknowns).first(where: { abs(rows[row][$0]) > Self.nothing }) {
                pivot(row, column)
            } else {
                rows.remove(at: row)
                basis.remove(at: row)
            }
        }
    }
}
