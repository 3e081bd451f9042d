import Foundation

/// The pieces of the sandwich: for each cluster what its residuals add to the coefficients, and how its part of the
/// variance is distributed.
struct Sandwich {
    let covariance: Square
    /// M E R′ of each cluster, one row a coefficient: P = δ G G′ − H H′.
    private let own: [[[Double]]]
    /// M E Q L of each cluster, one row a coefficient.
    private let shared: [[[Double]]]

    init(_ sample: Sample, _ groups: [[Int]], _ targets: [Square]) throws(Refusal) {
        let basis = sample.basis
        var moments = Square(order: basis.columns)
        var inverses: [Square] = []
        for (group, target) in zip(groups, targets) {
            guard let inverse = target.inverted?.inverse else { throw .undefined }
            inverses.append(inverse)
            let rows = group.map { basis.row($0) }
            for left in 0..<basis.columns {
                for right in 0..<basis.columns {
                    moments[left, right] += inverse.form(rows.map { $0[left] }, rows.map { $0[right] })
                }
            }
        }
        guard let bread = moments.inverted?.inverse, let half = bread.cholesky else { throw .undefined }
        var sums = Array(repeating: 0.0, count: basis.columns)
        for (group, inverse) in zip(groups, inverses) {
            let solved = inverse * group.map { sample.values[$0] }
            for (index, study) in group.enumerated() {
                for column in 0..<basis.columns { sums[column] += basis.row(study)[column] * solved[index] }
            }
        }
        let fitted = basis.combine(bread * sums)
        var (own, shared, meat) = ([[[Double]]](), [[[Double]]](), Square(order: basis.columns))
        for (index, group) in groups.enumerated() {
            let slice = Slice(basis, group, bread, targets[index], inverses[index])
            own.append(slice.own)
            shared.append(slice.shared(half))
            let moves = slice.moves(group.map { sample.values[$0] - fitted[$0] })
            for row in moves.indices { for column in moves.indices { meat[row, column] += moves[row] * moves[column] } }
        }
        (covariance, self.own, self.shared) = (meat, own, shared)
    }

    /// Satterthwaite's: (tr P)²/ΣP².
    func degrees(of coefficient: Int) -> Double {
        let (p, squares) = products(own.map { $0[coefficient] }, shared.map { $0[coefficient] })
        return squares > 0 ? p * p / squares : 0
    }

    private func products(_ own: [[Double]], _ shared: [[Double]]) -> (Double, Double) {
        var (trace, squares) = (0.0, 0.0)
        for left in own.indices {
            for right in own.indices {
                var entry = -Self.dot(shared[left], shared[right])
                if left == right {
                    entry += Self.dot(own[left], own[left])
                    trace += entry
                }
                squares += entry * entry
            }
        }
        return (trace, squares)
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }

    /// b′V⁻¹b against the distribution T² of Hotelling, with degrees of freedom from the first two moments of V.
    func test(_ estimates: [Double], _ tested: [Int]) -> Omnibus? {
        guard let wald = Fit.wald(estimates, covariance, tested) else { return nil }
        let root = expected(tested).inverseRoot
        let turned = (own.map { turn($0, tested, root) }, shared.map { turn($0, tested, root) })
        let q = Double(tested.count)
        let total = variance(turned.0, turned.1, tested.count)
        guard total > 0 else { return nil }
        let degrees = q * (q + 1) / total
        let left = degrees - q + 1
        guard left > 0 else { return nil }
        let statistic = left / degrees * wald / q
        return Omnibus(
            statistic: statistic, numerator: tested.count, denominator: left,
            p: FisherF(numerator: q, denominator: left)?.upperTail(statistic))
    }

    private func expected(_ tested: [Int]) -> Square {
        var result = Square(order: tested.count)
        for (row, first) in tested.enumerated() {
            for (column, second) in tested.enumerated() {
                for cluster in own.indices {
                    result[row, column] += Self.dot(own[cluster][first], own[cluster][second])
                    result[row, column] -= Self.dot(shared[cluster][first], shared[cluster][second])
                }
            }
        }
        return result
    }

    private func turn(_ rows: [[Double]], _ tested: [Int], _ root: Square) -> [[Double]] {
        tested.indices.map { row in
            var result = Array(repeating: 0.0, count: rows.first?.count ?? 0)
            for (column, coefficient) in tested.enumerated() {
                for index in result.indices { result[index] += root[row, column] * rows[coefficient][index] }
            }
            return result
        }
    }

    /// Σ over all pairs of tested coefficients of the variances of the entries of V, in units of its expectation.
    private func variance(_ own: [[[Double]]], _ shared: [[[Double]]], _ count: Int) -> Double {
        var total = 0.0
        for left in own.indices {
            for right in own.indices {
                func entry(_ row: Int, _ column: Int) -> Double {
                    (left == right ? Self.dot(own[left][row], own[left][column]) : 0)
                        - Self.dot(shared[left][row], shared[right][column])
                }
                for row in 0..<count {
                    for column in 0..<count {
                        total += entry(row, column) * entry(column, row) + entry(row, row) * entry(column, column)
                    }
                }
            }
        }
        return total
    }
}

/// One cluster.
private struct Slice {
    /// X M E: how each coefficient moves with each adjusted residual of the cluster.
    private let weights: [[Double]]
    private let rows: [[Double]]
    private let root: Square

    init(_ basis: Basis, _ group: [Int], _ bread: Square, _ target: Square, _ inverse: Square) {
        let rows = group.map { basis.row($0) }
        let count = group.count
        let root = (target.cholesky ?? Square(order: count)).transposed
        var left = target
        for row in 0..<count { for column in 0..<count { left[row, column] -= bread.form(rows[row], rows[column]) } }
        // A with A (Φ − X M X′) A′ = Φ, the adjustment that makes the variance right if the model is.
        let adjustment = root.transposed * (root * left * root.transposed).inverseRoot * root
        let solved = inverse * adjustment
        let turn = basis.inverseOfR * bread
        weights = (0..<basis.columns).map { coefficient in
            (0..<count).map { column in
                var sum = 0.0
                for row in 0..<count {
                    for inner in 0..<basis.columns {
                        sum += turn[coefficient, inner] * rows[row][inner] * solved[row, column]
                    }
                }
                return sum
            }
        }
        (self.rows, self.root) = (rows, root)
    }

    func moves(_ residuals: [Double]) -> [Double] {
        weights.map { row in zip(row, residuals).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    var own: [[Double]] { weights.map { root * $0 } }

    func shared(_ half: Square) -> [[Double]] {
        weights.map { row in
            (0..<half.order).map { column in
                var sum = 0.0
                for (study, weight) in row.enumerated() {
                    for inner in 0..<half.order { sum += weight * rows[study][inner] * half[inner, column] }
                }
                return sum
            }
        }
    }
}
