/// A map as a picture: outlines, then bands for what is not known exactly, then a dot for each place.
///
/// It works without script, is read aloud as a group of links, and can be printed. `map.js` makes it explorable.
package struct MapPicture: Sendable {
    /// The words around the dots, in the language of the page.
    package struct Words: Sendable {
        /// The finding, in one sentence: the name of the picture.
        package let title: String
        /// What is to be seen, for those who do not see it.
        package let description: String
        /// Says how many places are gathered in one dot: `7 lieux ici, voir le tableau`.
        package let gathered: @Sendable (Int) -> String

        package init(title: String, description: String, gathered: @escaping @Sendable (Int) -> String) {
            self.title = title
            self.description = description
            self.gathered = gathered
        }
    }

    package let id: String
    package let words: Words
    package let frame: Frame
    package let dots: [Dot]
    /// Codes of the outlines that are shown as "here": `["48"]`.
    package let here: [String]
    /// Where the dot of many places leads: the table of the same places, on the same page.
    package let tablePath: String
    /// Lines of descent, from what was first to what came of it.
    package var descents: [(from: Position, to: Position)] = []

    /// - Parameters:
    ///   - id: unique on the page; the parts of the picture begin with it.
    ///   - tablePath: `#places`, the table that goes with the map.
    package init(
        id: String = "map", words: Words, frame: Frame, dots: [Dot], here: [String] = [], tablePath: String
    ) {
        self.id = id
        self.words = words
        self.frame = frame
        self.dots = dots
        self.here = here
        self.tablePath = tablePath
    }

    /// The dots that this map cannot show, because no window of it holds them: the page says how many.
    package var unplaced: [Dot] {
        dots.filter { frame.panel(holding: $0.position) == nil }
    }

    /// The radius of the mark of a dot, in picture units.
    var radius: Double { 14 * frame.unit }

    /// On a narrow screen marks are drawn larger, that they are still seen.
    static let narrowScale = 1.4

    /// Less than this from one another, 44 points that a finger needs would cover a neighbour: on a narrow screen,
    /// whose map is some 330 points wide.
    private var finger: Double { 44 / 330 * 1000 * frame.unit }

    /// The groups around whose point there is room for a finger.
    func isRoomy(_ point: Point, among points: [Point]) -> Bool {
        points.count { $0.distance(to: point) < finger } == 1
    }

    var groups: [Arrangement.Group] {
        let placed = dots.compactMap { dot -> Arrangement.Placed? in
            guard let panel = frame.panel(holding: dot.position) else { return nil }
            return Arrangement.Placed(
                dot: dot, point: panel.point(of: dot.position), radius: band(of: dot.precision, in: panel))
        }
        return Arrangement(touching: 2 * radius * Self.narrowScale).groups(of: placed)
    }

    /// A band is never smaller than what makes it seen around the mark.
    private func band(of precision: Dot.Precision, in panel: Panel) -> Double? {
        switch precision {
        case .exact: nil
        case .within(let kilometres): max(kilometres * panel.unitsPerKilometre, 1.9 * radius)
        }
    }

    /// What is known only for the same whole is one band, however many lie there.
    func bands(of groups: [Arrangement.Group]) -> [Arrangement.Placed] {
        var seen: Set<[Double]> = []
        return groups.flatMap(\.placed).filter { placed in
            placed.radius.map { seen.insert([placed.point.x, placed.point.y, $0]).inserted } ?? false
        }
    }

    /// The names of the places, each once where its dots stand together.
    func names(of groups: [Arrangement.Group]) -> [NamePlacement.Placed] {
        let heaps = Dictionary(grouping: groups.filter { $0.name != nil }) { group in
            [group.placed.first?.point.x ?? 0, group.placed.first?.point.y ?? 0]
        }
        let named = heaps.values.compactMap { heap in
            heap.max { $0.point.x < $1.point.x }.flatMap { last in last.name.map { (name: $0, at: last.point) } }
        }
        let placement = NamePlacement(size: 24 * frame.unit, radius: 1.3 * radius, window: frame.window)
        let ordered = named.sorted { ($0.at.y, $0.at.x) < ($1.at.y, $1.at.x) }
        return placement.placed(ordered, avoiding: groups.map(\.point))
    }
}
