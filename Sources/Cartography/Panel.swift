/// A window on the Earth, and where it stands in a picture. The map of France has six: the mainland with Corsica, and
/// one for each department overseas.
package struct Panel: Sendable {
    private static let earthRadiusKilometres = 6371.0

    let bounds: Bounds
    /// Where the window stands in the picture; its content is centred in it.
    let place: Rectangle
    /// The border and the name of an inset; nil for a main window.
    let inset: Inset?

    private let projection: Projection
    /// Picture units for one Earth radius.
    private let scale: Double
    private let origin: Point

    struct Inset: Sendable {
        let name: String
        let border: Rectangle
    }

    init(_ bounds: Bounds, in place: Rectangle, projection: Projection, inset: Inset? = nil) {
        self.bounds = bounds
        self.place = place
        self.projection = projection
        self.inset = inset
        let extent = Self.extent(of: bounds, in: projection)
        scale = min(place.width / extent.width, place.height / extent.height)
        origin = Point(
            x: place.centre.x - extent.centre.x * scale,
            y: place.centre.y + extent.centre.y * scale)
    }

    /// Picture units for one kilometre. Exact along the meridians of an equirectangular window, near enough elsewhere.
    var unitsPerKilometre: Double { scale / Self.earthRadiusKilometres }

    /// How the picture of another window is laid under this one, as SVG has it; nil unless both show degrees as they
    /// are.
    func transform(from other: Panel) -> String? {
        guard
            projection.isEquirectangular, other.projection.isEquirectangular,
            let near = Position(latitude: 0, longitude: 0), let far = Position(latitude: 50, longitude: 50)
        else { return nil }
        let (from, to) = ((other.point(of: near), other.point(of: far)), (point(of: near), point(of: far)))
        let across = (to.1.x - to.0.x) / (from.1.x - from.0.x)
        let down = (to.1.y - to.0.y) / (from.1.y - from.0.y)
        let numbers = [across, 0, 0, down, to.0.x - from.0.x * across, to.0.y - from.0.y * down]
        return "matrix(\(numbers.map { String(($0 * 10_000).rounded() / 10_000) }.joined(separator: " ")))"
    }

    /// Where a position falls in the picture, be it within the window or not.
    func point(of position: Position) -> Point {
        let plane = projection.plane(position)
        return Point(x: origin.x + plane.x * scale, y: origin.y - plane.y * scale)
    }

    /// The window in the plane. A box of degrees is widest at the latitude that is nearest to the equator.
    private static func extent(of bounds: Bounds, in projection: Projection) -> Rectangle {
        let widest = min(max(0, bounds.latitudes.lowerBound), bounds.latitudes.upperBound)
        let corners = [bounds.latitudes.lowerBound, widest, bounds.latitudes.upperBound].flatMap { latitude in
            [bounds.longitudes.lowerBound, bounds.longitudes.upperBound].compactMap { longitude in
                Position(latitude: latitude, longitude: longitude)
            }
        }
        return Rectangle(around: corners.map(projection.plane)) ?? Rectangle(x: 0, y: 0, width: 1, height: 1)
    }
}
