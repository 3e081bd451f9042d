@testable import Cartography

/// Positions of GeoNames (CC BY 4.0), rounded to two decimals.
enum Places {
    static let mende = at(44.52, 3.50)
    static let strasbourg = at(48.58, 7.75)
    static let brest = at(48.39, -4.49)
    static let bonifacio = at(41.39, 9.16)
    static let dunkerque = at(51.03, 2.38)
    static let pointeAPitre = at(16.24, -61.53)
    static let fortDeFrance = at(14.61, -61.06)
    static let cayenne = at(4.94, -52.33)
    static let saintDenis = at(-20.88, 55.45)
    static let mamoudzou = at(-12.78, 45.23)
    static let noumea = at(-22.27, 166.45)
    static let bucharest = at(44.43, 26.11)

    private static func at(_ latitude: Double, _ longitude: Double) -> Position {
        guard let position = Position(latitude: latitude, longitude: longitude) else {
            preconditionFailure("a test names a place that is not on Earth")
        }
        return position
    }
}
