/// One place on a map.
package struct Dot: Hashable, Sendable {
    /// How well its position is known.
    package enum Precision: Hashable, Sendable {
        case exact
        /// Somewhere in this circle; a soft band says so.
        case within(kilometres: Double)
    }

    package let position: Position
    package let precision: Precision
    package let mark: Mark
    /// What is read aloud and shown when pointed at: `Còdi n Camp, Mende : en marche`.
    package let label: String
    /// The page of the place.
    package let path: String
    /// What stands beside it where there is room: « Mende ».
    package let name: String?

    package init(
        at position: Position, precision: Precision = .exact, mark: Mark, label: String, path: String,
        name: String? = nil
    ) {
        self.position = position
        self.precision = precision
        self.mark = mark
        self.label = label
        self.path = path
        self.name = name
    }
}
