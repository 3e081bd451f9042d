/// An orthonormal basis of what the columns of a design span: X = Q R.
///
/// All models are fitted in this basis and turned back at the end, so that a moderator in years, whose square is a
/// million times its spread, costs no digits.
struct Basis: Sendable {
    let rows: Int
    let columns: Int
    /// Q, row by row.
    let q: [Double]
    /// The inverse of R.
    let inverseOfR: Square

    /// By the modified method of Gram and Schmidt, done twice (Giraud, Langou and Rozložník 2005: twice is enough).
    ///
    /// - Throws: `singularDesign` where less than 10^-10 of a column is left beside those before it.
    init(_ design: Design) throws(Refusal) {
        rows = design.rows
        columns = design.columns.count
        var basis: [[Double]] = []
        var r = Square(order: columns)
        for (index, column) in design.columns.enumerated() {
            var rest = column
            let whole = Self.length(rest)
            for _ in 0..<2 {
                for (earlier, direction) in basis.enumerated() {
                    let part = Self.product(direction, rest)
                    r[earlier, index] += part
                    for row in rest.indices { rest[row] -= part * direction[row] }
                }
            }
            let length = Self.length(rest)
            guard length > 1e-10 * whole else { throw .singularDesign(column: design.names[index]) }
            r[index, index] = length
            basis.append(rest.map { $0 / length })
        }
        var values = Array(repeating: 0.0, count: rows * columns)
        for (column, direction) in basis.enumerated() {
            for row in direction.indices { values[row * columns + column] = direction[row] }
        }
        q = values
        inverseOfR = r.transposed.inverseOfLower.transposed
    }

    private static func length(_ vector: [Double]) -> Double { product(vector, vector).squareRoot() }

    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }

    /// A row of Q.
    func row(_ index: Int) -> [Double] { Array(q[(index * columns)..<((index + 1) * columns)]) }

    /// Q′ D Q for a diagonal D.
    func moments(_ diagonal: [Double]) -> Square {
        var result = Square(order: columns)
        guard columns > 1 else {
            var sum = 0.0
            for row in 0..<rows { sum += diagonal[row] * q[row] * q[row] }
            result.values[0] = sum
            return result
        }
        for left in 0..<columns {
            for right in 0...left {
                var (sum, place) = (0.0, 0)
                for row in 0..<rows {
                    sum += diagonal[row] * q[place + left] * q[place + right]
                    place += columns
                }
                result[left, right] = sum
                result[right, left] = sum
            }
        }
        return result
    }

    /// Q′ v.
    func project(_ vector: [Double]) -> [Double] {
        (0..<columns).map { column in
            var (sum, place) = (0.0, column)
            for row in 0..<rows {
                sum += vector[row] * q[place]
                place += columns
            }
            return sum
        }
    }

    /// Q c, one number a row.
    func combine(_ coefficients: [Double]) -> [Double] {
        var result = Array(repeating: 0.0, count: rows)
        for row in 0..<rows {
            var sum = 0.0
            for column in 0..<columns { sum += q[row * columns + column] * coefficients[column] }
            result[row] = sum
        }
        return result
    }
}
