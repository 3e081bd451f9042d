/// Something that is at a place (GeoJSON, RFC 7946).
package struct Feature: Sendable {
    let id: String
    let longitude: Double?
    let latitude: Double?
    let properties: [String: JSON?]

    /// - Parameters:
    ///   - id: its absolute address.
    ///   - position: in degrees (WGS 84); without one it is listed and not placed (RFC 7946, 3.2).
    package init(
        _ id: String, at position: (latitude: Double, longitude: Double)?, _ properties: [String: JSON?]
    ) {
        self.id = id
        latitude = position?.latitude
        longitude = position?.longitude
        self.properties = properties
    }

    static func collection(_ features: [Feature]) -> GeoDocument { GeoDocument(features: features) }
}

/// `geometry` is null where nothing is known, and not left out.
struct GeoDocument: Encodable {
    let type = "FeatureCollection"
    let features: [Item]

    struct Point: Encodable {
        let type = "Point"
        let coordinates: [Double]
    }

    struct Item: Encodable {
        let type = "Feature"
        let id: String
        let geometry: Point?
        let properties: JSON

        private enum CodingKeys: String, CodingKey { case type, id, geometry, properties }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(type, forKey: .type)
            try container.encode(id, forKey: .id)
            try container.encode(geometry, forKey: .geometry)
            try container.encode(properties, forKey: .properties)
        }
    }

    init(features: [Feature]) {
        self.features = features.map { feature in
            let point = feature.longitude.flatMap { x in feature.latitude.map { Point(coordinates: [x, $0]) } }
            return Item(id: feature.id, geometry: point, properties: .members(feature.properties))
        }
    }
}
