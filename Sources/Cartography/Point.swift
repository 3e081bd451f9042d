/// A point of a plane: of a projection (y to the North) or of a picture (y downwards), as its owner says.
package struct Point: Hashable, Sendable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    func distance(to other: Point) -> Double {
        let across = x - other.x
        let down = y - other.y
        return (across * across + down * down).squareRoot()
    }
}
