package import Storage

/// A line of the overview: a page where administrators work, told by the composition root.
package struct AdministrationSection: Sendable {
    /// The text of its link; `<key>.meaning` says what it is for.
    let key: String
    /// Nil for what is only counted.
    let path: String?
    let count: @Sendable (Transaction) throws -> Int?

    package init(
        _ key: String, at path: String?, count: @escaping @Sendable (Transaction) throws -> Int? = { _ in nil }
    ) {
        self.key = key
        self.path = path
        self.count = count
    }
}
