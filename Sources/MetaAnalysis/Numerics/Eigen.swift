import Foundation

extension Square {
    /// The eigenvalues of a symmetric matrix, and its eigenvectors as columns, by the rotations of Jacobi (Golub and Van
    /// Loan 2013, 8.5): slow for large matrices, exact to the last digits for small ones.
    var eigen: (values: [Double], vectors: Square) {
        var (matrix, vectors) = (self, Square.identity(order))
        for _ in 0..<60 {
            var off = 0.0
            for row in 0..<order { for column in 0..<row { off += matrix[row, column] * matrix[row, column] } }
            let whole = matrix.values.reduce(0) { $0 + $1 * $1 }
            guard off > 1e-32 * whole else { break }
            for row in 0..<order { for column in 0..<row { matrix.rotate(row, column, &vectors) } }
        }
        return (matrix.diagonal, vectors)
    }

    private mutating func rotate(_ p: Int, _ q: Int, _ vectors: inout Square) {
        let off = self[p, q]
        guard off != 0 else { return }
        let ratio = (self[q, q] - self[p, p]) / (2 * off)
        let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        for index in 0..<order {
            let (left, right) = (self[index, p], self[index, q])
            self[index, p] = cosine * left - sine * right
            self[index, q] = sine * left + cosine * right
        }
        for index in 0..<order {
            let (left, right) = (self[p, index], self[q, index])
            self[p, index] = cosine * left - sine * right
            self[q, index] = sine * left + cosine * right
            let (above, below) = (vectors[index, p], vectors[index, q])
            vectors[index, p] = cosine * above - sine * below
            vectors[index, q] = sine * above + cosine * below
        }
    }

    /// M^(-1/2) of a symmetric matrix without negative eigenvalues; those below 10^-12 of the largest count as zero, and
    /// stay zero (Moore and Penrose).
    var inverseRoot: Square {
        let (values, vectors) = eigen
        let largest = values.max() ?? 0
        let roots = values.map { $0 > 1e-12 * largest ? 1 / $0.squareRoot() : 0 }
        var scaled = vectors
        for row in 0..<order { for column in 0..<order { scaled[row, column] *= roots[column] } }
        return scaled * vectors.transposed
    }
}
