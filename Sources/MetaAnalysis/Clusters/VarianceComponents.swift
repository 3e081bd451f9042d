import Foundation

/// Effects of one cluster after the other, with the variances σ² between clusters and within them: V = diag(v + σ_w²)
/// + σ_b² for each cluster. All of it in time that grows with the number of effects, by the formula of Sherman and
/// Morrison.
struct VarianceComponents {
    let logLikelihood: Double
    /// The slopes of the likelihood in (σ_b², σ_w²).
    let score: (Double, Double)
    /// Its expected curvature, Fisher's information: between, across, within.
    let information: (Double, Double, Double)
    let inverse: Square
    let coefficients: [Double]

    init(
        _ sample: Sample, _ clusters: [[Int]], between: Double, within: Double, restricted: Bool
    ) throws(Refusal) {
        let blocks = clusters.map { Block($0, sample, between: between, within: within) }
        let (basis, p) = (sample.basis, sample.basis.columns)
        let solved = (0..<p).map { column in
            Self.solve(blocks, (0..<sample.count).map { basis.q[$0 * p + column] })
        }
        let twice = solved.map { Self.solve(blocks, $0) }
        let moments = Self.products(basis, solved)
        guard let (inverse, logDeterminant) = moments.inverted else { throw .undefined }
        let coefficients = inverse * basis.project(Self.solve(blocks, sample.values))
        let fitted = basis.combine(coefficients)
        let residuals = zip(sample.values, fitted).map { $0 - $1 }
        let weighted = Self.solve(blocks, residuals)
        let quadratic = zip(residuals, weighted).reduce(0) { $0 + $1.0 * $1.1 }
        let spread = blocks.reduce(0) { $0 + $1.logDeterminant }
        let known = restricted ? sample.freedom : sample.count
        logLikelihood =
            -0.5 * (Double(known) * log(2 * .pi) + spread + quadratic + (restricted ? logDeterminant : 0))
        let traces = Traces(blocks, clusters, solved, twice, restricted ? inverse : Square(order: p))
        let sums = clusters.reduce(0) { total, cluster in
            let sum = cluster.reduce(0) { $0 + weighted[$1] }
            return total + sum * sum
        }
        let squares = weighted.reduce(0) { $0 + $1 * $1 }
        score = (0.5 * (sums - traces.between), 0.5 * (squares - traces.within))
        information = (0.5 * traces.betweenTwice, 0.5 * traces.across, 0.5 * traces.withinTwice)
        (self.inverse, self.coefficients) = (inverse, coefficients)
        guard logLikelihood.isFinite else { throw .undefined }
    }

    /// V⁻¹ of a vector.
    private static func solve(_ blocks: [Block], _ vector: [Double]) -> [Double] {
        var result = vector
        for block in blocks { block.solve(&result) }
        return result
    }

    private static func products(_ basis: Basis, _ columns: [[Double]]) -> Square {
        var result = Square(order: basis.columns)
        for (column, values) in columns.enumerated() {
            for (row, value) in basis.project(values).enumerated() { result[row, column] = value }
        }
        return result
    }
}

/// One cluster: V = D + σ_b² 1 1′ with a diagonal D.
struct Block {
    let rows: [Int]
    /// 1/D.
    let weights: [Double]
    /// σ_b²/(1 + σ_b² Σ 1/D).
    let shrink: Double
    let logDeterminant: Double

    init(_ rows: [Int], _ sample: Sample, between: Double, within: Double) {
        self.rows = rows
        weights = rows.map { 1 / (sample.variances[$0] + within) }
        let sum = weights.reduce(0, +)
        shrink = between / (1 + between * sum)
        logDeterminant = weights.reduce(0) { $0 - log($1) } + log(1 + between * sum)
    }

    func power(_ exponent: Int) -> Double { weights.reduce(0) { $0 + pow($1, Double(exponent)) } }

    func solve(_ vector: inout [Double]) {
        var sum = 0.0
        for (index, row) in rows.enumerated() { sum += weights[index] * vector[row] }
        for (index, row) in rows.enumerated() { vector[row] = weights[index] * (vector[row] - shrink * sum) }
    }
}

/// The traces of P Z and P Z P Z for both components, P = V⁻¹ − V⁻¹Q A Q′V⁻¹; with A = 0 those of V⁻¹.
private struct Traces {
    var (between, within) = (0.0, 0.0)
    var (betweenTwice, across, withinTwice) = (0.0, 0.0, 0.0)

    init(_ blocks: [Block], _ clusters: [[Int]], _ solved: [[Double]], _ twice: [[Double]], _ inverse: Square) {
        let p = inverse.order
        var (squares, cubes, outer) = (Square(order: p), Square(order: p), Square(order: p))
        for row in 0..<p {
            for column in 0..<p {
                squares[row, column] = zip(solved[row], solved[column]).reduce(0) { $0 + $1.0 * $1.1 }
                cubes[row, column] = zip(solved[row], twice[column]).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
        let middle = inverse * squares * inverse
        for (block, cluster) in zip(blocks, clusters) {
            let (first, second, third) = (block.power(1), block.power(2), block.power(3))
            let c = block.shrink
            let whole = first - c * first * first
            let sum = solved.map { column in cluster.reduce(0) { $0 + column[$1] } }
            let next = twice.map { column in cluster.reduce(0) { $0 + column[$1] } }
            let own = inverse.form(sum, sum)
            between += whole - own
            within += first - c * second
            betweenTwice += whole * whole - 2 * whole * own
            across += second * (1 - c * first) * (1 - c * first) - 2 * inverse.form(sum, next) + middle.form(sum, sum)
            withinTwice += second - 2 * c * third + c * c * second * second
            for row in 0..<p { for column in 0..<p { outer[row, column] += sum[row] * sum[column] } }
        }
        within -= inverse.traceOfProduct(squares)
        betweenTwice += (inverse * outer).traceOfProduct(inverse * outer)
        withinTwice += (inverse * squares).traceOfProduct(inverse * squares) - 2 * inverse.traceOfProduct(cubes)
    }
}
