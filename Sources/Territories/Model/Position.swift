import Storage

/// A point on the earth (WGS 84), in degrees.
package struct Position: Sendable, Equatable, Codable {
    package let latitude: Double
    package let longitude: Double

    init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    init?(row: Row) throws {
        let (latitude, longitude): (Double?, Double?) = (try row["latitude"], try row["longitude"])
        guard let latitude, let longitude else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}
