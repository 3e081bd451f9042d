/// Why a table cannot be published at all.
package enum DisclosureRefusal: Error, Equatable, Sendable {
    /// Tables have two to four dimensions, each of at least one value.
    case dimensions
    /// There are not as many counts as cells, or more than 20,000 cells with the margins.
    case size
    /// A count is below zero or above 10^12.
    case count
    /// A threshold is 1 to 10^6: 1 hides nothing.
    case threshold
}

/// How many there are of each kind, by two to four questions: the cells, and every margin over one question or more.
package struct CountTable: Sendable, Equatable {
    /// How many answers each question has.
    package let sizes: [Int]
    /// The cells and the margins, the last question varying fastest; the last answer of each question is its total.
    let values: [Int]
    /// Over how many questions each cell is a total.
    let totals: [Int]

    /// - Parameters:
    ///   - sizes: how many answers each question has.
    ///   - counts: the cells without margins, the last question varying fastest.
    package init(sizes: [Int], counts: [Int]) throws(DisclosureRefusal) {
        guard 2...4 ~= sizes.count, sizes.allSatisfy({ 1...10_000 ~= $0 }) else { throw .dimensions }
        let whole = sizes.reduce(1) { $0 * ($1 + 1) }
        guard whole <= 20_000, counts.count == sizes.reduce(1, *) else { throw .size }
        guard counts.allSatisfy({ 0...1_000_000_000_000 ~= $0 }) else { throw .count }
        self.sizes = sizes
        values = Self.withMargins(counts, sizes)
        totals = sizes.reduce([0]) { totals, size in
            totals.flatMap { Array(repeating: $0, count: size) + [$0 + 1] }
        }
    }

    /// Question by question, a total after each run of answers.
    private static func withMargins(_ counts: [Int], _ sizes: [Int]) -> [Int] {
        var (values, after) = (counts, 1)
        for size in sizes.reversed() {
            var next: [Int] = []
            next.reserveCapacity(values.count / size * (size + 1))
            for start in stride(from: 0, to: values.count, by: size * after) {
                next += values[start..<(start + size * after)]
                for place in 0..<after {
                    next.append((0..<size).reduce(0) { $0 + values[start + $1 * after + place] })
                }
            }
            values = next
            after *= size + 1
        }
        return values
    }

    /// How many cells there are, margins among them.
    package var cellCount: Int { values.count }

    /// The number of a cell: one answer for each question, from zero; the number of answers stands for the total. Nil of
    /// what is no cell.
    package func cell(at answers: [Int]) -> Int? {
        guard answers.count == sizes.count, zip(answers, sizes).allSatisfy({ 0...$1 ~= $0 }) else { return nil }
        return zip(answers, sizes).reduce(0) { $0 * ($1.1 + 1) + $1.0 }
    }

    /// The answers of a cell.
    package func answers(of cell: Int) -> [Int] {
        var rest = cell
        return sizes.reversed().map { size in
            defer { rest /= size + 1 }
            return rest % (size + 1)
        }.reversed()
    }

    /// What the cell counts.
    package func value(of cell: Int) -> Int { values[cell] }

    /// The cells without margins, as they were given.
    package var counts: [Int] { values.indices.filter { totals[$0] == 0 }.map { values[$0] } }
}
