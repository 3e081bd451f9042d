import Cartography
import Foundation

/// The outlines of the maps (Natural Earth, public domain), made into files that the node serves.
package enum Outlines {
    /// Path below `/assets/` and bytes.
    package static func files() throws -> [(path: String, bytes: [UInt8])] {
        try [
            (Cartography.Frame.france, "fr-departments"), (.europe, "world-countries"), (.world, "world-countries"),
        ].flatMap { frame, name in
            let bytes = try read(name)
            let sheet = OutlineSheet(frame, outlines: try Outline.read(geoJSON: bytes))
            return [("outlines/\(frame.sheet).svg", sheet.bytes), ("outlines/\(frame.sheet).geojson", bytes)]
        }
    }

    private static func read(_ name: String) throws -> [UInt8] {
        guard let url = Bundle.module.url(forResource: name, withExtension: "geojson", subdirectory: "Outlines")
        else { throw Missing(name: name) }
        return [UInt8](try Data(contentsOf: url))
    }

    struct Missing: Error { let name: String }
}
