/// Who belongs to what: groups, members of members, and at the ends what is counted. Each is counted once, however many
/// paths lead to it; a group that contains itself through others is walked once and does no harm.
package struct Membership: Sendable {
    private var members: [[Int32]]

    package var count: Int { members.count }

    /// - Parameters:
    ///   - count: of the nodes: groups and what is counted, numbered from 0.
    ///   - edges: from a group to a member of it.
    package init(count: Int, edges: [Edge]) {
        members = Array(repeating: [], count: count)
        for edge in edges {
            precondition(0..<count ~= edge.child, "an edge is between two of the nodes")
            members[edge.parent].append(Int32(edge.child))
        }
    }

    /// Those of a group, in the order in which they are walked.
    package subscript(group: Int) -> [Int32] { members[group] }

    /// Adds a node without members; its number.
    package mutating func add() -> Int {
        members.append([])
        return members.count - 1
    }

    /// Adds a member to a group whose members are in order; one that is there already is not added again.
    ///
    /// - Parameter isBefore: of two nodes, which is walked first.
    package mutating func join(_ member: Int, to group: Int, by isBefore: (Int, Int) -> Bool) {
        let place = place(of: member, in: group, by: isBefore)
        if place < members[group].count, members[group][place] == member { return }
        members[group].insert(Int32(member), at: place)
    }

    /// Takes a member out of a group whose members are in order.
    package mutating func part(_ member: Int, from group: Int, by isBefore: (Int, Int) -> Bool) {
        let place = place(of: member, in: group, by: isBefore)
        guard place < members[group].count, members[group][place] == member else { return }
        members[group].remove(at: place)
    }

    /// Where it is, or would be: the first that is not before it.
    private func place(of member: Int, in group: Int, by isBefore: (Int, Int) -> Bool) -> Int {
        var (low, high) = (0, members[group].count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(Int(members[group][middle]), member) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How a number is made: the groups, in the order in which they were walked, and what each added.
    package struct Tally: Sendable, Equatable {
        package struct Step: Sendable, Equatable {
            package let group: Int
            /// The group in which it was met first; nil for those that were asked for.
            package let within: Int?
            /// Leaves that were met here first: the counts of all steps add up to the whole.
            package var counted = 0
            /// The sum of the figures of those.
            package var sum = 0
            /// Those of them that have no figure.
            package var missing = 0
            /// Leaves, or groups, that had been met before by another path.
            package var repeated = 0
        }

        package var steps: [Step]
        /// Each leaf, in the order in which it was met.
        package var leaves: [Int]

        package var counted: Int { leaves.count }
        package var sum: Int { steps.reduce(0) { $0 + $1.sum } }
        package var missing: Int { steps.reduce(0) { $0 + $1.missing } }
    }

    /// Counts what is in the groups that are asked for, and below.
    ///
    /// - Parameters:
    ///   - roots: one group, or a chosen set of them.
    ///   - isLeaf: what is counted, for each node. It may have members of its own; these are not looked at.
    ///   - isShown: what is walked through at all, for each node; everything, where nothing is said.
    ///   - figures: of each node; nil where none is known, which is said and not guessed.
    package func tally(
        in roots: [Int], isLeaf: [Bool], isShown: [Bool]? = nil, figures: [Int?]? = nil
    ) -> Tally {
        let isShown = isShown ?? Array(repeating: true, count: count)
        precondition(
            isLeaf.count == count && isShown.count == count && (figures?.count ?? count) == count,
            "each node has its own line")
        var tally = Tally(steps: [], leaves: [])
        var isMet = [Bool](repeating: false, count: count)
        for root in roots where isShown[root] && !isMet[root] {
            isMet[root] = true
            tally.steps.append(Tally.Step(group: root, within: nil))
        }
        var next = 0
        while next < tally.steps.count {
            var step = tally.steps[next]
            if isLeaf[step.group] { step.count(step.group, figures, &tally.leaves) }
            for member in isLeaf[step.group] ? [] : members[step.group] {
                let member = Int(member)
                guard isShown[member] else { continue }
                if isMet[member] {
                    step.repeated += 1
                } else if isLeaf[member] {
                    isMet[member] = true
                    step.count(member, figures, &tally.leaves)
                } else {
                    isMet[member] = true
                    tally.steps.append(Tally.Step(group: member, within: step.group))
                }
            }
            tally.steps[next] = step
            next += 1
        }
        return tally
    }
}

extension Membership.Tally.Step {
    fileprivate mutating func count(_ leaf: Int, _ figures: [Int?]?, _ leaves: inout [Int]) {
        leaves.append(leaf)
        counted += 1
        guard let figures else { return }
        if let figure = figures[leaf] { sum += figure } else { missing += 1 }
    }
}
