/// A part of a picture, in its units.
package struct Rectangle: Hashable, Sendable {
    package let x: Double
    package let y: Double
    package let width: Double
    package let height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The smallest rectangle around some points; nil around none.
    init?(around points: [Point]) {
        guard
            let left = points.map(\.x).min(), let right = points.map(\.x).max(),
            let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
        else { return nil }
        self.init(x: left, y: top, width: right - left, height: bottom - top)
    }

    var centre: Point { Point(x: x + width / 2, y: y + height / 2) }

    func inset(by margin: Double) -> Rectangle {
        Rectangle(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
    }

    func contains(_ point: Point) -> Bool {
        (x...(x + width)).contains(point.x) && (y...(y + height)).contains(point.y)
    }

    func contains(_ other: Rectangle) -> Bool {
        other.x >= x && other.y >= y && other.x + other.width <= x + width && other.y + other.height <= y + height
    }

    func intersects(_ other: Rectangle) -> Bool {
        other.x < x + width && x < other.x + other.width && other.y < y + height && y < other.y + other.height
    }
}

extension Rectangle {
    /// As SVG has it: `0 0 2000 2330`.
    package var viewBox: String { [x, y, width, height].map(\.short).joined(separator: " ") }
}
