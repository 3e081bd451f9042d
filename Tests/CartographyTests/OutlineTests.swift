import Foundation
import Testing

@testable import Cartography

@Suite struct OutlineTests {
    @Test func `a file that is not a collection of polygons says why it cannot be read`() {
        let point = #"{"features":[{"properties":{"code":"X"},"geometry":{"type":"Point","coordinates":[0,0]}}]}"#

        #expect(throws: OutlineError.self) { try Outline.read(geoJSON: Array(point.utf8)) }
        #expect(throws: OutlineError.self) { try Outline.read(geoJSON: Array("not json".utf8)) }
    }

    @Test func `a coordinate off the Earth is refused with the code of its outline`() {
        let text = """
            {"features":[{"properties":{"code":"48"},
            "geometry":{"type":"Polygon","coordinates":[[[3,44],[3,120],[4,44]]]}}]}
            """

        #expect(throws: OutlineError.impossiblePosition(code: "48")) { try Outline.read(geoJSON: Array(text.utf8)) }
    }

    @Test func `the outlines of France weigh at most 25 KB, and hold its 101 departments`() throws {
        let outlines = try Self.outlines("fr-departments")

        let sheet = OutlineSheet(.france, outlines: outlines)

        #expect(outlines.count == 101)
        #expect(sheet.bytes.count <= 25_000)
        let svg = String(decoding: sheet.bytes, as: UTF8.self)
        for outline in outlines { #expect(svg.contains(#"<path id="france-\#(outline.code)""#)) }
    }

    @Test
    func `the outlines of Europe weigh at most 40 KB, cut where the map ends, the neighbours of France among them`()
        throws
    {
        let sheet = OutlineSheet(.europe, outlines: try Self.outlines("world-countries"))

        let svg = String(decoding: sheet.bytes, as: UTF8.self)

        #expect(sheet.bytes.count <= 40_000)
        for country in MapPicture.neighbours + ["FR", "RO", "MA"] {
            #expect(svg.contains(#"id="europe-\#(country)""#), "\(country)")
        }
        #expect(!svg.contains(#"id="europe-BR""#))
    }

    @Test func `a ring is cut where its window ends`() {
        let square = [(-5.0, 5.0), (5, 5), (5, 15), (-5, 15)].map { Point(x: $0.0, y: $0.1) }

        let clipped = Clipping(rectangle: Rectangle(x: 0, y: 0, width: 10, height: 10)).clipped(square)

        #expect(Set(clipped) == Set([(0.0, 5.0), (5, 5), (5, 10), (0, 10)].map { Point(x: $0.0, y: $0.1) }))
    }

    @Test func `the outlines of the world weigh at most 45 KB, and are well-formed`() throws {
        let sheet = OutlineSheet(.world, outlines: try Self.outlines("world-countries"))

        let svg = String(decoding: sheet.bytes, as: UTF8.self)

        #expect(sheet.bytes.count <= 45_000)
        for country in ["FR", "CI", "ZA", "RO", "IE", "BE", "ES"] { #expect(svg.contains(#"id="world-\#(country)""#)) }
        #expect(!svg.contains(#"id="world-AQ""#))
        #expect(svg.hasPrefix(#"<svg xmlns="http://www.w3.org/2000/svg""#))
        #expect(svg.hasSuffix("</g></svg>"))
    }

    private static func outlines(_ name: String) throws -> [Outline] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Sources/Commons/Outlines/\(name).geojson")
        return try Outline.read(geoJSON: Array(Data(contentsOf: file)))
    }
}
