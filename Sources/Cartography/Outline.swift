/// The outline of a territory: rings of positions, outer ones and holes alike.
package struct Outline: Hashable, Sendable {
    /// The code of the source: `48` for a department, `FR` for a country.
    package let code: String
    package let rings: [[Position]]

    package init(code: String, rings: [[Position]]) {
        self.code = code
        self.rings = rings
    }
}
