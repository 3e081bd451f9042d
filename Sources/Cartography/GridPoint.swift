/// A point on the whole units of a picture.
struct GridPoint: Hashable {
    let x: Int
    let y: Int

    init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }

    init(_ point: Point) {
        x = Int(point.x.rounded())
        y = Int(point.y.rounded())
    }

    /// Twice the area of the triangle that this point makes with two others.
    func doubleArea(between first: GridPoint, and last: GridPoint) -> Int {
        abs((x - first.x) * (last.y - first.y) - (last.x - first.x) * (y - first.y))
    }
}
