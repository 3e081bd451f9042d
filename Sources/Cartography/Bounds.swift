/// A box on Earth, in degrees, that does not cross the antimeridian.
package struct Bounds: Hashable, Sendable {
    package let latitudes: ClosedRange<Double>
    package let longitudes: ClosedRange<Double>

    package init(latitudes: ClosedRange<Double>, longitudes: ClosedRange<Double>) {
        self.latitudes = latitudes
        self.longitudes = longitudes
    }

    package func contains(_ position: Position) -> Bool {
        latitudes.contains(position.latitude) && longitudes.contains(position.longitude)
    }
}
