private import Foundation

/// Why a file of outlines could not be read.
package enum OutlineError: Error, Equatable {
    /// Not a GeoJSON (RFC 7946) collection of polygons with a `code`.
    case unreadable(reason: String)
    /// A coordinate that is no position on Earth, in the outline of this code.
    case impossiblePosition(code: String)
}

extension Outline {
    /// Reads a GeoJSON `FeatureCollection` of `Polygon`s and `MultiPolygon`s whose properties have a `code`.
    /// - Throws: `OutlineError`
    package static func read(geoJSON bytes: [UInt8]) throws(OutlineError) -> [Outline] {
        let collection: FeatureCollection
        do {
            collection = try JSONDecoder().decode(FeatureCollection.self, from: Data(bytes))
        } catch {
            throw .unreadable(reason: String(describing: error))
        }
        return try collection.features.map { feature throws(OutlineError) in try Outline(feature) }
    }

    private init(_ feature: Feature) throws(OutlineError) {
        let code = feature.properties.code
        let rings = try feature.geometry.rings.map { ring throws(OutlineError) in
            try ring.map { pair throws(OutlineError) in
                guard pair.count >= 2, let position = Position(latitude: pair[1], longitude: pair[0]) else {
                    throw .impossiblePosition(code: code)
                }
                return position
            }
        }
        self.init(code: code, rings: rings)
    }
}

private struct FeatureCollection: Decodable {
    let features: [Feature]
}

private struct Feature: Decodable {
    struct Properties: Decodable {
        let code: String
    }

    let properties: Properties
    let geometry: Geometry
}

private struct Geometry: Decodable {
    /// Longitude and latitude, in this order, as RFC 7946 has them.
    let rings: [[[Double]]]

    private enum Key: String, CodingKey {
        case type, coordinates
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(String.self, forKey: .type) {
        case "Polygon":
            rings = try container.decode([[[Double]]].self, forKey: .coordinates)
        case "MultiPolygon":
            rings = try container.decode([[[[Double]]]].self, forKey: .coordinates).flatMap { $0 }
        case let other:
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container, debugDescription: "\(other) is neither Polygon nor MultiPolygon")
        }
    }
}
