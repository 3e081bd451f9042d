/// Who came from whom: a directed graph without cycles over nodes numbered from 0.
package struct Family: Sendable {
    /// Nodes that would descend from themselves.
    package struct Cycle: Error, Equatable {
        /// From parent to child; the last is a parent of the first.
        package let path: [Int]
    }

    package let count: Int
    /// All nodes, parents before children; those without parents come first, in ascending order.
    package let order: [Int]
    let children: Rows
    let parents: Rows

    /// Edges that are given twice count once.
    ///
    /// - Parameters:
    ///   - count: of the nodes; every edge is between two of 0 ..< count.
    /// - Throws: `Cycle`, if some nodes would descend from themselves.
    package init(count: Int, edges: [Edge]) throws(Cycle) {
        precondition(
            edges.allSatisfy { 0..<count ~= $0.parent && 0..<count ~= $0.child }, "an edge is between two of the nodes")
        var seen = Set<Edge>()
        let edges = edges.filter { seen.insert($0).inserted }
        self.count = count
        children = Rows(count: count, edges, from: \.parent, to: \.child)
        parents = Rows(count: count, edges, from: \.child, to: \.parent)
        order = Self.order(count, children, parents)
        if order.count < count { throw Cycle(path: Self.cycle(count, order, parents)) }
    }

    package func parents(of node: Int) -> [Int] { parents[node].map(Int.init) }
    package func children(of node: Int) -> [Int] { children[node].map(Int.init) }

    /// All that it came from, in ascending order, without itself.
    package func ancestors(of node: Int) -> [Int] { Self.reached(from: [node], parents, count).filter { $0 != node } }

    /// All that came from it, in ascending order, without itself.
    package func descendants(of node: Int) -> [Int] {
        Self.reached(from: [node], children, count).filter { $0 != node }
    }

    /// Where the given nodes meet: what all of them came from, or are, and nothing nearer to them did.
    package func nearestCommonOrigins(of nodes: [Int]) -> [Int] {
        var reaching = [Int](repeating: 0, count: count)
        let nodes = Set(nodes)
        for node in nodes {
            for origin in Self.reached(from: [node], parents, count) { reaching[origin] += 1 }
        }
        return (0..<count).filter { origin in
            reaching[origin] == nodes.count && !nodes.isEmpty
                && children[origin].allSatisfy { reaching[Int($0)] < nodes.count }
        }
    }

    /// The path that one more edge would close to a circle, from the child down to the parent; nil when it may be drawn.
    /// It is a shortest one.
    package func pathClosed(by edge: Edge) -> [Int]? {
        var cameFrom = [Int](repeating: -1, count: count)
        var queue = [edge.child]
        cameFrom[edge.child] = edge.child
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            if node == edge.parent { return Self.path(to: node, cameFrom) }
            for child in children[node] where cameFrom[Int(child)] < 0 {
                cameFrom[Int(child)] = node
                queue.append(Int(child))
            }
        }
        return nil
    }

    private static func path(to end: Int, _ cameFrom: [Int]) -> [Int] {
        var path = [end]
        var node = end
        while cameFrom[node] != node {
            node = cameFrom[node]
            path.append(node)
        }
        return path.reversed()
    }

    static func reached(from roots: [Int], _ rows: Rows, _ count: Int) -> [Int] {
        var isReached = [Bool](repeating: false, count: count)
        var open = roots
        for root in roots { isReached[root] = true }
        while let node = open.popLast() {
            for next in rows[node] where !isReached[Int(next)] {
                isReached[Int(next)] = true
                open.append(Int(next))
            }
        }
        return (0..<count).filter { isReached[$0] }
    }

    /// Kahn 1962: takes what has no parent left. What stands on a circle, or below one, is never taken.
    private static func order(_ count: Int, _ children: Rows, _ parents: Rows) -> [Int] {
        var missing = (0..<count).map { parents[$0].count }
        var order = (0..<count).filter { missing[$0] == 0 }
        order.reserveCapacity(count)
        var next = 0
        while next < order.count {
            for child in children[order[next]] {
                missing[Int(child)] -= 1
                if missing[Int(child)] == 0 { order.append(Int(child)) }
            }
            next += 1
        }
        return order
    }

    /// Up from any node that was not taken, by parents that were not either, until one comes back.
    private static func cycle(_ count: Int, _ order: [Int], _ parents: Rows) -> [Int] {
        var isLeft = [Bool](repeating: true, count: count)
        for node in order { isLeft[node] = false }
        var place = [Int](repeating: -1, count: count)
        var walk: [Int] = []
        var node = isLeft.firstIndex(of: true)
        while let here = node, place[here] < 0 {
            place[here] = walk.count
            walk.append(here)
            node = parents[here].first { isLeft[Int($0)] }.map(Int.init)
        }
        guard let first = node else { return [] }
        return walk[place[first]...].reversed()
    }
}
