import Cartography
import Foundation

/// The outlines of the maps (Natural Earth, public domain), made into files that the node serves.
package enum Outlines {
    /// Path below `/assets/`, and how its bytes are had: drawing takes a quarter of a second.
    package static var files: [(path: String, bytes: @Sendable () throws -> [UInt8])] {
        [
            (Cartography.Frame.france, "fr-departments"), (.europe, "world-countries"), (.world, "world-countries"),
        ].flatMap { frame, name in
            let drawn: @Sendable () throws -> [UInt8] = { try draw(frame, name) }
            let plain: @Sendable () throws -> [UInt8] = { try read(name) }
            return [("outlines/\(frame.sheet).svg", drawn), ("outlines/\(frame.sheet).geojson", plain)]
        }
    }

    private static func draw(_ frame: Cartography.Frame, _ name: String) throws -> [UInt8] {
        OutlineSheet(frame, outlines: try Outline.read(geoJSON: try read(name))).bytes
    }

    private static func read(_ name: String) throws -> [UInt8] {
        guard let url = Bundle.module.url(forResource: name, withExtension: "geojson", subdirectory: "Outlines")
        else { throw Missing(name: name) }
        return [UInt8](try Data(contentsOf: url))
    }

    struct Missing: Error { let name: String }
}
