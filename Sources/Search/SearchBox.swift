/// A rectangle on the map, in degrees. Where `west` is greater than `east` it crosses the 180th meridian.
package struct SearchBox: Sendable, Equatable {
    package var south: Double
    package var west: Double
    package var north: Double
    package var east: Double

    package init(south: Double, west: Double, north: Double, east: Double) {
        self.south = south
        self.west = west
        self.north = north
        self.east = east
    }
}
