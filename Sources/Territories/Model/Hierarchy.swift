import Storage

/// One way in which territories contain each other.
package enum Hierarchy: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    /// Commune → department → region → country; subdivision → subdivision → country. An intercommunality is here under
    /// the department of its seat, though it may reach beyond it.
    case administrative
    /// Commune → intercommunality.
    case intercommunal
    /// Former commune → the one that it became part of.
    case succession

    /// Those in which a territory contains others.
    static let containing: [Hierarchy] = [.administrative, .intercommunal]
}
