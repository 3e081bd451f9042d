/// A family drawn over time: each node has a row of its own, so that names never lie on one another; it begins at its
/// year; a line leads from its first parent down and across to it.
///
/// The rows are those of a tree of first parents walked in depth, so that a family in which nobody has two parents has no
/// crossing at all. Where there are further parents, the branches of each node are ordered by where their other ends lie
/// (the barycentre of Sugiyama, Tagawa and Toda 1981), as long as the further lines become shorter.
package struct FamilyLayout: Sendable, Equatable {
    /// From the top, 0 ..< count, for each node.
    package let rows: [Int]
    /// Where it begins, in years, for each node: its own year, or a little after its parents.
    package let times: [Double]
    /// Whose branch it is on; nil for those without parents.
    package let firstParents: [Int?]

    /// What begins in the year of its parent is drawn this much later, in years.
    package static let step = 0.35

    /// How far branches go towards the other ends of their lines. All the way, two of them may just change places.
    private static let strengths = [1, 0.55, 0.25]

    /// - Parameter years: when each began; nil when that is not known.
    package init(of family: Family, years: [Double?]) {
        precondition(years.count == family.count, "each node has its own year")
        let earliest = years.compactMap { $0 }.min() ?? 0
        var times = [Double](repeating: earliest, count: family.count)
        for node in family.order {
            let after = family.parents[node].map { times[Int($0)] + Self.step }.max() ?? earliest
            times[node] = max(years[node] ?? after, after)
        }
        let firstParents = (0..<family.count).map { family.parents[$0].first.map(Int.init) }
        var branches = Branches(firstParents, times)
        var rows = branches.rows()
        var best = Self.length(of: family, firstParents, rows)
        for _ in 0..<12 where best > 0 {
            let pulls = Self.pulls(of: family, firstParents, rows)
            let shorter = Self.strengths.lazy.map { strength in
                let keys = zip(rows, pulls).map { row, pull in Double(row) + strength * (pull - Double(row)) }
                let next = branches.sorted(by: keys)
                return (next, next.rows(), Self.length(of: family, firstParents, next.rows()))
            }.first { $0.2 < best }
            guard let shorter else { break }
            (branches, rows, best) = shorter
        }
        self.rows = rows
        self.times = times
        self.firstParents = firstParents
    }

    /// How many rows the lines to further parents go over: each may cross another line.
    private static func length(of family: Family, _ firstParents: [Int?], _ rows: [Int]) -> Int {
        (0..<family.count).reduce(0) { sum, node in
            sum + family.parents[node].dropFirst().reduce(0) { $0 + abs(rows[Int($1)] - rows[node]) }
        }
    }

    /// Where each branch would like to be: the mean row of the other ends of its further lines, or its own.
    private static func pulls(
        of family: Family, _ firstParents: [Int?], _ rows: [Int]
    ) -> [Double] {
        var sums = [Double](repeating: 0, count: family.count)
        var counts = sums
        for node in 0..<family.count {
            for parent in family.parents[node].dropFirst().map(Int.init) {
                sums[node] += Double(rows[parent])
                sums[parent] += Double(rows[node])
                counts[node] += 1
                counts[parent] += 1
            }
        }
        for node in family.order.reversed() {
            guard let parent = firstParents[node] else { continue }
            sums[parent] += sums[node]
            counts[parent] += counts[node]
        }
        return (0..<family.count).map { counts[$0] > 0 ? sums[$0] / counts[$0] : Double(rows[$0]) }
    }
}

/// The tree of first parents, as an order of the branches of each node.
private struct Branches {
    private var roots: [Int] = []
    private var children: [[Int]]

    /// The earliest first.
    init(_ firstParents: [Int?], _ times: [Double]) {
        children = Array(repeating: [], count: firstParents.count)
        for (node, parent) in firstParents.enumerated() {
            if let parent { children[parent].append(node) } else { roots.append(node) }
        }
        sort(by: times)
    }

    private mutating func sort(by keys: [Double]) {
        let isBefore = { (one: Int, other: Int) in (keys[one], one) < (keys[other], other) }
        roots.sort(by: isBefore)
        for node in children.indices where children[node].count > 1 { children[node].sort(by: isBefore) }
    }

    func sorted(by keys: [Double]) -> Branches {
        var sorted = self
        sorted.sort(by: keys)
        return sorted
    }

    func rows() -> [Int] {
        var rows = [Int](repeating: 0, count: children.count)
        var open = Array(roots.reversed())
        var next = 0
        while let node = open.popLast() {
            rows[node] = next
            next += 1
            open.append(contentsOf: children[node].reversed())
        }
        return rows
    }
}
