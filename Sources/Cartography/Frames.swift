extension Frame {
    /// France: the mainland with Corsica, and the five departments overseas below, each at its own scale.
    package static let france = Frame(
        sheet: "france",
        window: Rectangle(x: -40, y: -20, width: 2080, height: 2360),
        panels: [
            Panel(
                Bounds(latitudes: 41.2...51.2, longitudes: -5.3...9.7),
                in: Rectangle(x: 0, y: 0, width: 2000, height: 1940),
                projection: .equirectangular(latitude: 46.5)),
            overseas("Guadeloupe", at: 0, Bounds(latitudes: 15.75...16.6, longitudes: -61.9 ... -60.9)),
            overseas("Martinique", at: 1, Bounds(latitudes: 14.35...14.92, longitudes: -61.3 ... -60.75)),
            overseas("Guyane", at: 2, Bounds(latitudes: 2.0...5.9, longitudes: -54.8 ... -51.5)),
            overseas("La Réunion", at: 3, Bounds(latitudes: -21.42 ... -20.82, longitudes: 55.15...55.9)),
            overseas("Mayotte", at: 4, Bounds(latitudes: -13.05 ... -12.6, longitudes: 44.95...45.35)),
        ])

    /// Europe and the shores around it: what a network of this continent is seen on.
    package static let europe = Frame(
        sheet: "europe",
        window: Rectangle(x: 0, y: 0, width: 2000, height: 1980),
        panels: [
            Panel(
                Bounds(latitudes: 34...62, longitudes: -12...32),
                in: Rectangle(x: 0, y: 0, width: 2000, height: 1980),
                projection: .equirectangular(latitude: 50))
        ])

    /// The inhabited world. Antarctica, where nobody lives long enough to found an association, is below the edge.
    package static let world = Frame(
        sheet: "world",
        window: Rectangle(x: -10, y: -4, width: 1020, height: 420),
        panels: [
            Panel(
                Bounds(latitudes: -57...84, longitudes: -180...180),
                in: Rectangle(x: 0, y: 0, width: 1000, height: 412),
                projection: .equalEarth)
        ])

    private static func overseas(_ name: String, at index: Int, _ bounds: Bounds) -> Panel {
        let border = Rectangle(x: Double(index) * 406, y: 1970, width: 376, height: 350)
        let content = Rectangle(
            x: border.x + 24, y: border.y + 76, width: border.width - 48, height: border.height - 96)
        let middle = (bounds.latitudes.lowerBound + bounds.latitudes.upperBound) / 2
        return Panel(
            bounds, in: content, projection: .equirectangular(latitude: middle),
            inset: Panel.Inset(name: name, border: border))
    }
}
