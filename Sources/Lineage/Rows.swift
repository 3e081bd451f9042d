/// For each node the nodes that edges lead to from it, in two arrays: row `n` is `targets[starts[n]..<starts[n + 1]]`
/// (compressed sparse rows).
struct Rows: Sendable {
    private let starts: [Int32]
    private let targets: [Int32]

    /// Edges of the same node keep the order in which they were given.
    init(count: Int, _ edges: [Edge], from source: KeyPath<Edge, Int>, to target: KeyPath<Edge, Int>) {
        let sources = edges.map { $0[keyPath: source] }
        let ends = edges.map { Int32($0[keyPath: target]) }
        var starts = [Int32](repeating: 0, count: count + 1)
        for node in sources { starts[node + 1] += 1 }
        for node in 0..<count { starts[node + 1] += starts[node] }
        var next = starts
        var targets = [Int32](repeating: 0, count: edges.count)
        for (node, end) in zip(sources, ends) {
            targets[Int(next[node])] = end
            next[node] += 1
        }
        self.starts = starts
        self.targets = targets
    }

    subscript(node: Int) -> ArraySlice<Int32> { targets[Int(starts[node])..<Int(starts[node + 1])] }
}

/// One line from a node to another: from a parent to its child, from a network to its member.
package struct Edge: Sendable, Hashable {
    package let parent: Int
    package let child: Int

    package init(_ parent: Int, _ child: Int) {
        self.parent = parent
        self.child = child
    }
}
