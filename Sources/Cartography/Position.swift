/// A position on Earth, in degrees (WGS 84).
package struct Position: Hashable, Sendable {
    /// −90 (South) … 90 (North)
    package let latitude: Double
    /// −180 (West) … 180 (East)
    package let longitude: Double

    /// Nil when the numbers name no place on Earth.
    package init?(latitude: Double, longitude: Double) {
        guard (-90.0...90).contains(latitude), (-180.0...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
