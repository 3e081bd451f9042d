import Foundation

/// A small square matrix, kept row by row.
package struct Square: Sendable, Equatable {
    /// The number of rows, and of columns.
    package let order: Int
    var values: [Double]

    init(order: Int) {
        self.order = order
        values = Array(repeating: 0, count: order * order)
    }

    /// The entry of a row and a column, from zero.
    package subscript(row: Int, column: Int) -> Double {
        get { values[row * order + column] }
        set { values[row * order + column] = newValue }
    }

    static func identity(_ order: Int) -> Square {
        var result = Square(order: order)
        for index in 0..<order { result[index, index] = 1 }
        return result
    }

    var transposed: Square {
        var result = self
        for row in 0..<order { for column in 0..<order { result[column, row] = self[row, column] } }
        return result
    }

    var diagonal: [Double] { (0..<order).map { self[$0, $0] } }

    var trace: Double { diagonal.reduce(0, +) }

    func scaled(by factor: Double) -> Square {
        var result = self
        for index in values.indices { result.values[index] *= factor }
        return result
    }

    static func * (left: Square, right: Square) -> Square {
        var result = Square(order: left.order)
        for row in 0..<left.order {
            for inner in 0..<left.order {
                let factor = left[row, inner]
                for column in 0..<left.order { result[row, column] += factor * right[inner, column] }
            }
        }
        return result
    }

    static func + (left: Square, right: Square) -> Square {
        var result = left
        for index in result.values.indices { result.values[index] += right.values[index] }
        return result
    }

    static func * (left: Square, right: [Double]) -> [Double] {
        (0..<left.order).map { row in (0..<left.order).reduce(0) { $0 + left[row, $1] * right[$1] } }
    }

    /// The trace of the product with another, without making it.
    func traceOfProduct(_ other: Square) -> Double {
        var sum = 0.0
        for row in 0..<order { for column in 0..<order { sum += self[row, column] * other[column, row] } }
        return sum
    }

    /// x′ M y.
    func form(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for row in 0..<order {
            var inner = 0.0
            for column in 0..<order { inner += self[row, column] * right[column] }
            sum += left[row] * inner
        }
        return sum
    }

    /// The rows and columns of these numbers.
    func part(_ indices: [Int]) -> Square {
        var result = Square(order: indices.count)
        for (row, from) in indices.enumerated() {
            for (column, at) in indices.enumerated() { result[row, column] = self[from, at] }
        }
        return result
    }
}

extension Square {
    /// The lower triangle L with M = L L′ of a symmetric positive definite matrix; nil of any other.
    var cholesky: Square? {
        var lower = Square(order: order)
        for row in 0..<order {
            for column in 0...row {
                var sum = self[row, column]
                for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
                if row == column {
                    guard sum > 0, sum.isFinite else { return nil }
                    lower[row, row] = sum.squareRoot()
                } else {
                    lower[row, column] = sum / lower[column, column]
                }
            }
        }
        return lower
    }

    /// The inverse of a lower triangle.
    var inverseOfLower: Square {
        var inverse = Square(order: order)
        for column in 0..<order {
            inverse[column, column] = 1 / self[column, column]
            for row in (column + 1)..<max(order, column + 1) {
                var sum = 0.0
                for inner in column..<row { sum -= self[row, inner] * inverse[inner, column] }
                inverse[row, column] = sum / self[row, row]
            }
        }
        return inverse
    }

    /// The inverse of a symmetric positive definite matrix, and the logarithm of its determinant; nil of any other.
    var inverted: (inverse: Square, logDeterminant: Double)? {
        guard let lower = cholesky else { return nil }
        let inverse = lower.inverseOfLower
        return (inverse.transposed * inverse, 2 * lower.diagonal.reduce(0) { $0 + log($1) })
    }
}
