/// What of a ring lies within a rectangle (Sutherland and Hodgman, "Reentrant polygon clipping", CACM 17(1), 1974).
/// Parts that the rectangle cuts off from one another stay joined along its edge, which is out of sight.
struct Clipping {
    let rectangle: Rectangle

    func clipped(_ ring: [Point]) -> [Point] {
        let (left, right) = (rectangle.x, rectangle.x + rectangle.width)
        let (top, bottom) = (rectangle.y, rectangle.y + rectangle.height)
        var points = ring
        points = Self.cut(points) { $0.x - left }
        points = Self.cut(points) { right - $0.x }
        points = Self.cut(points) { $0.y - top }
        return Self.cut(points) { bottom - $0.y }
    }

    /// Keeps the side on which `depth` is not negative.
    private static func cut(_ ring: [Point], _ depth: (Point) -> Double) -> [Point] {
        guard var before = ring.last else { return [] }
        var kept: [Point] = []
        for point in ring {
            let (from, to) = (depth(before), depth(point))
            if (from < 0) != (to < 0) {
                let share = from / (from - to)
                kept.append(
                    Point(x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share))
            }
            if to >= 0 { kept.append(point) }
            before = point
        }
        return kept
    }
}
