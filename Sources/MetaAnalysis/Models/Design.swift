/// What may explain why studies differ: a number for each of them, or the group that each is of.
package enum Moderator: Sendable, Equatable {
    /// A number: a year, a share, a dose.
    case number(String, [Double])
    /// A group; the first of the levels is the one that the others are compared with.
    case factor(String, [String], levels: [String])
}

/// The columns that a model is made of, one row a study.
package struct Design: Sendable, Equatable {
    /// The columns that came from one moderator.
    package struct Term: Sendable, Equatable {
        /// Its name.
        package let name: String
        /// Its columns.
        package let columns: Range<Int>
    }

    /// How many studies there are.
    package let rows: Int
    /// What the columns are called: `intercept`, the name of a number, the name and the level of a factor.
    package let names: [String]
    /// Whether the first column is 1 throughout.
    package let hasIntercept: Bool
    /// The moderators in their order.
    package let terms: [Term]
    let columns: [[Double]]

    /// The design of a plain mean.
    package static func mean(of studies: Int) -> Design {
        Design(
            rows: studies, names: ["intercept"], hasIntercept: true, terms: [],
            columns: [Array(repeating: 1, count: studies)])
    }

    /// The columns of these moderators after an intercept. A factor of n levels has n − 1 columns of zeros and ones,
    /// none for its first level.
    ///
    /// - Throws: `unequalLengths`; `notFinite`; `impossible` of a study whose group is not among the levels.
    package init(of studies: Int, by moderators: [Moderator]) throws(Refusal) {
        var names = ["intercept"]
        var columns = [Array(repeating: 1.0, count: studies)]
        var terms: [Term] = []
        for moderator in moderators {
            let (name, more) = try moderator.columns
            guard more.allSatisfy({ $0.1.count == studies }) else { throw .unequalLengths }
            terms.append(Term(name: name, columns: names.count..<(names.count + more.count)))
            names += more.map(\.0)
            columns += more.map(\.1)
        }
        self.init(rows: studies, names: names, hasIntercept: true, terms: terms, columns: columns)
    }

    private init(rows: Int, names: [String], hasIntercept: Bool, terms: [Term], columns: [[Double]]) {
        self.rows = rows
        self.names = names
        self.hasIntercept = hasIntercept
        self.terms = terms
        self.columns = columns
    }

    /// The same without an intercept: a factor then has a column for each level only if it is given as numbers.
    package var withoutIntercept: Design {
        guard hasIntercept, columns.count > 1 else { return self }
        return Design(
            rows: rows, names: Array(names.dropFirst()), hasIntercept: false,
            terms: terms.map {
                Term(name: $0.name, columns: ($0.columns.lowerBound - 1)..<($0.columns.upperBound - 1))
            }, columns: Array(columns.dropFirst()))
    }

    /// The same with one more column of numbers.
    func adding(_ name: String, _ column: [Double]) -> Design {
        Design(
            rows: rows, names: names + [name], hasIntercept: hasIntercept,
            terms: terms + [Term(name: name, columns: names.count..<(names.count + 1))], columns: columns + [column])
    }

    /// The same without one study.
    func removing(_ row: Int) -> Design {
        let rest = columns.map { column in
            var shorter = column
            shorter.remove(at: row)
            return shorter
        }
        return Design(rows: rows - 1, names: names, hasIntercept: hasIntercept, terms: terms, columns: rest)
    }

    /// The numbers of one study.
    func row(_ index: Int) -> [Double] { columns.map { $0[index] } }

    /// The columns that an omnibus test is about: all but the intercept, or the intercept alone.
    var tested: [Int] {
        hasIntercept && columns.count > 1 ? Array(1..<columns.count) : Array(columns.indices)
    }
}

extension Moderator {
    fileprivate var columns: (String, [(String, [Double])]) {
        get throws(Refusal) {
            switch self {
            case .number(let name, let values):
                if let study = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(study: study) }
                if let study = values.firstIndex(where: { abs($0) > 1e100 }) { throw .beyondReach(study: study) }
                return (name, [(name, values)])
            case .factor(let name, let values, let levels):
                if let study = values.firstIndex(where: { !levels.contains($0) }) { throw .impossible(study: study) }
                return (
                    name, levels.dropFirst().map { level in ("\(name): \(level)", values.map { $0 == level ? 1 : 0 }) }
                )
            }
        }
    }
}

extension Design {
    /// The mean of each column: the row of a study like the average of all.
    package var meanRow: [Double] {
        columns.map { column in column.reduce(0, +) / Double(max(1, column.count)) }
    }
}
