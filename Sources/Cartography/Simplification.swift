/// Fewer points, the same picture, and no gap between neighbours.
///
/// After Visvalingam and Whyatt, "Line generalisation by repeated elimination of points", The Cartographic Journal
/// 30(1), 1993: the point that makes the smallest triangle with its neighbours says least. Here whole rounds of points
/// go at once, each of them smaller than both of its neighbours. Whether one goes depends only on the points beside it,
/// never on the direction of travel; so a border that two territories share is simplified in the same way in both.
struct Simplification {
    /// Points that make less than this twofold area go, in square units.
    let doubleArea: Int
    /// Rings that enclose less than this twofold area go: islets that would be a speck.
    let smallestDoubleArea: Int

    /// Points that three lines meet in; they stay, so that borders keep meeting.
    private let junctions: Set<GridPoint>

    init(doubleArea: Int, smallestDoubleArea: Int, over rings: [[GridPoint]]) {
        self.doubleArea = doubleArea
        self.smallestDoubleArea = smallestDoubleArea
        junctions = Self.junctions(of: rings)
    }

    /// A closed ring without its repeated last point; nil when nothing of it would be seen.
    func simplified(_ ring: [GridPoint]) -> [GridPoint]? {
        guard ring.enclosedDoubleArea >= smallestDoubleArea else { return nil }
        var points = ring
        while true {
            let fewer = round(points)
            guard fewer.count >= 3 else { return points }
            if fewer.count == points.count { return points }
            points = fewer
        }
    }

    private func round(_ points: [GridPoint]) -> [GridPoint] {
        let areas = points.indices.map { index -> Int in
            let point = points[index]
            if junctions.contains(point) { return .max }
            return point.doubleArea(between: points.before(index), and: points.after(index))
        }
        return points.indices.filter { index in
            guard areas[index] < doubleArea else { return true }
            return !isLeast(index, among: points, areas)
        }
        .map { points[$0] }
    }

    /// Ties are settled by the place of the points, which is the same from both sides of a border.
    private func isLeast(_ index: Int, among points: [GridPoint], _ areas: [Int]) -> Bool {
        let own = (areas[index], points[index].x, points[index].y)
        let beside = [index == 0 ? points.count - 1 : index - 1, index == points.count - 1 ? 0 : index + 1]
        return beside.allSatisfy { other in
            own < (areas[other], points[other].x, points[other].y)
        }
    }

    private static func junctions(of rings: [[GridPoint]]) -> Set<GridPoint> {
        var neighbours: [GridPoint: Set<GridPoint>] = [:]
        for ring in rings {
            for index in ring.indices {
                neighbours[ring[index], default: []].formUnion([ring.before(index), ring.after(index)])
            }
        }
        return Set(neighbours.filter { $0.value.count > 2 }.keys)
    }
}

extension [GridPoint] {
    func before(_ index: Int) -> GridPoint { self[index == 0 ? count - 1 : index - 1] }
    func after(_ index: Int) -> GridPoint { self[index == count - 1 ? 0 : index + 1] }

    /// Twice the area that a closed ring encloses (the shoelace formula).
    var enclosedDoubleArea: Int {
        abs(indices.reduce(0) { sum, index in sum + self[index].x * after(index).y - after(index).x * self[index].y })
    }

    /// A ring on whole units: points that fell on one another are one, and the last does not repeat the first.
    init(closing points: [Point]) {
        self = []
        for point in points.map(GridPoint.init) where point != last { append(point) }
        if count > 1, first == last { removeLast() }
    }

    /// The ring as the shortest path text: relative whole numbers, a sign standing for a separator where it can.
    var path: String {
        guard var pen = first else { return "" }
        var text = "M\(pen.x) \(pen.y)l"
        for point in dropFirst() {
            let (across, down) = (point.x - pen.x, point.y - pen.y)
            if across >= 0, text.last != "l" { text += " " }
            text += "\(across)" + (down < 0 ? "" : " ") + "\(down)"
            pen = point
        }
        return text + "z"
    }
}
