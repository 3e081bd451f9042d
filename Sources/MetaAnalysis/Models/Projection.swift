import Foundation

/// A weighted fit y = Q c + r with weights W, and the traces of P = W − W Q (Q′WQ)⁻¹ Q′W that estimators need, all in
/// time that grows with the number of studies and not with its square.
struct Projection {
    let basis: Basis
    let weights: [Double]
    /// (Q′WQ)⁻¹.
    let inverse: Square
    /// ln |Q′WQ|.
    let logDeterminant: Double
    /// c.
    let coefficients: [Double]
    /// r.
    let residuals: [Double]

    /// - Throws: `undefined` when the weights are not all finite and above zero, or differ too much to be told apart.
    init(_ values: [Double], on basis: Basis, weights: [Double]) throws(Refusal) {
        guard let (inverse, logDeterminant) = basis.moments(weights).inverted else { throw .undefined }
        self.basis = basis
        self.weights = weights
        self.inverse = inverse
        self.logDeterminant = logDeterminant
        var weighted = values
        for index in values.indices { weighted[index] *= weights[index] }
        coefficients = inverse * basis.project(weighted)
        var rest = basis.combine(coefficients)
        for index in values.indices { rest[index] = values[index] - rest[index] }
        residuals = rest
    }

    /// y′Py = Σ w r².
    var quadratic: Double {
        var sum = 0.0
        for index in weights.indices { sum += weights[index] * residuals[index] * residuals[index] }
        return sum
    }

    /// y′PPy = Σ w² r².
    var doubled: Double {
        var sum = 0.0
        for index in weights.indices {
            let part = weights[index] * residuals[index]
            sum += part * part
        }
        return sum
    }

    /// tr P.
    var trace: Double { trace(of: Array(repeating: 1, count: weights.count)) }

    /// tr PP.
    var traceOfSquare: Double {
        let ones = Array(repeating: 1.0, count: weights.count)
        return trace(of: ones, and: ones)
    }

    /// tr PD for a diagonal D.
    func trace(of diagonal: [Double]) -> Double {
        var (sum, inner) = (0.0, weights)
        for index in weights.indices {
            let part = weights[index] * diagonal[index]
            sum += part
            inner[index] *= part
        }
        return sum - inverse.traceOfProduct(basis.moments(inner))
    }

    /// tr PDPE for diagonals D and E.
    func trace(of first: [Double], and second: [Double]) -> Double {
        var (sum, both) = (0.0, weights)
        var (left, right) = (weights, weights)
        for index in weights.indices {
            let weight = weights[index]
            left[index] = weight * weight * first[index]
            right[index] = weight * weight * second[index]
            sum += left[index] * second[index]
            both[index] = left[index] * weight * second[index]
        }
        let product = (inverse * basis.moments(left)).traceOfProduct(inverse * basis.moments(right))
        return sum - 2 * inverse.traceOfProduct(basis.moments(both)) + product
    }
}
