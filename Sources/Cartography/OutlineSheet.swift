import Markup

/// The outlines of a map as one small SVG file, made once and served as `/assets/outlines/france.svg`.
///
/// A page refers to the whole (`france.svg#france`) or to one territory (`france.svg#france-48`), in the picture units
/// of the frame of the same name. Neighbours share their borders exactly.
package struct OutlineSheet: Sendable {
    /// The SVG document, UTF-8.
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - frame: the map on which they are drawn.
    ///   - outlines: those that no window of the map holds are left out.
    package init(_ frame: Frame, outlines: [Outline]) {
        let drawn = outlines.map { outline in
            (code: outline.code, rings: outline.rings.compactMap { Self.ring($0, on: frame) })
        }
        let simplification = Self.simplification(for: frame, over: drawn.flatMap(\.rings))
        let paths = drawn.compactMap { code, rings -> Markup? in
            let kept = rings.compactMap(simplification.simplified)
            let shown = kept.isEmpty ? Self.largest(of: rings) : kept
            guard !shown.isEmpty else { return nil }
            return element("path", .id("\(frame.sheet)-\(code)"), Attribute("d", shown.map(\.path).joined())) {}
        }
        let sheet = element(
            "svg", Attribute("xmlns", "http://www.w3.org/2000/svg"), Attribute("viewBox", frame.window.viewBox)
        ) {
            element("g", .id(frame.sheet), Attribute("fill-rule", "evenodd"), Attribute("stroke-linejoin", "round")) {
                paths
            }
        }
        var bytes: [UInt8] = []
        sheet.write(to: &bytes)
        self.bytes = bytes
    }

    /// What is smaller than the eye can see at the usual width of a page goes.
    private static func simplification(for frame: Frame, over rings: [[GridPoint]]) -> Simplification {
        let square = frame.unit * frame.unit
        return Simplification(doubleArea: Int(15 * square), smallestDoubleArea: Int(9 * square), over: rings)
    }

    /// A country that is a speck is still a country: its largest ring stays, if anything of it is left on the grid.
    private static func largest(of rings: [[GridPoint]]) -> [[GridPoint]] {
        let whole = rings.filter { $0.count > 2 }
        return whole.max { $0.enclosedDoubleArea < $1.enclosedDoubleArea }.map { [$0] } ?? []
    }

    /// What reaches beyond its window is cut there, a little out of sight.
    private static func ring(_ positions: [Position], on frame: Frame) -> [GridPoint]? {
        guard let panel = positions.lazy.compactMap(frame.panel).first else { return nil }
        let points = positions.map(panel.point)
        if positions.allSatisfy(panel.bounds.contains) { return [GridPoint](closing: points) }
        return [GridPoint](closing: Clipping(rectangle: panel.place.inset(by: -10)).clipped(points))
    }
}
