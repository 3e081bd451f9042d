/// How a position becomes a point of a plane.
package enum Projection: Sendable {
    /// Degrees as they are, narrowed so that distances are right around one latitude: good for a country.
    case equirectangular(latitude: Double)
    /// Šavrič, Patterson and Jenny, "The Equal Earth map projection", IJGIS 33(3), 2019, equations 1 to 4: no country
    /// is shown larger than it is.
    case equalEarth

    var isEquirectangular: Bool {
        if case .equirectangular = self { true } else { false }
    }

    /// The point of the plane, in Earth radii: x to the East, y to the North.
    func plane(_ position: Position) -> Point {
        switch self {
        case .equirectangular(let latitude):
            Point(
                x: Degrees.radians(position.longitude) * Degrees.cosine(latitude),
                y: Degrees.radians(position.latitude))
        case .equalEarth:
            Self.equalEarthPlane(position)
        }
    }

    private static func equalEarthPlane(_ position: Position) -> Point {
        let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
        let root3 = 3.0.squareRoot()
        let angle = Degrees.arcsine(root3 / 2 * Degrees.sine(position.latitude))
        let square = angle * angle
        let sixth = square * square * square
        let slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
        return Point(
            x: 2 * root3 * Degrees.radians(position.longitude) * Degrees.cosine(ofRadians: angle) / (3 * slope),
            y: angle * (a1 + a2 * square + sixth * (a3 + a4 * square)))
    }
}
