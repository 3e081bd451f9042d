package import Cartography

/// One place of a map and of the table beside it.
package struct MapPlace: Encodable, Sendable {
    package let title: String
    package let path: String
    /// The name of its mark, and the same in words.
    package let mark: String
    package let state: String
    /// « Mende (Lozère) »
    package let location: String
    package let since: String?
    package let latitude: Double?
    package let longitude: Double?
    /// BCP 47 tag of the title; nil when it is a name, which has none.
    package let language: String?
    /// The radius within which it is, when its position is not exact.
    package let kilometres: Double?

    package init(
        title: String, path: String, mark: Mark, state: String, location: String, since: String?,
        position: (latitude: Double, longitude: Double)?, kilometres: Double?,
        language: String? = nil
    ) {
        self.title = title
        self.path = path
        self.mark = mark.rawValue
        self.state = state
        self.location = location
        self.since = since
        latitude = position?.latitude
        longitude = position?.longitude
        self.kilometres = kilometres
        self.language = language
    }

    /// « Mende »: what it is part of would not find room.
    private var name: String? {
        let name = location.prefix { $0 != "(" }
        return name.isEmpty ? nil : String(name)
    }

    var markValue: Mark { Mark(rawValue: mark) ?? .place }

    var position: Position? {
        latitude.flatMap { north in longitude.flatMap { Position(latitude: north, longitude: $0) } }
    }

    func dot(isNamed: Bool) -> Dot? {
        guard let position else { return nil }
        return Dot(
            at: position, precision: kilometres.map { .within(kilometres: $0) } ?? .exact, mark: markValue,
            label: "\(title), \(location) : \(state)", path: path, name: isNamed ? name : nil)
    }
}
