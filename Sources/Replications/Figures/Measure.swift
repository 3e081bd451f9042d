import Storage

/// What a replication counts, so that networks and territories can add it up.
package enum Measure: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable, CodingKeyRepresentable {
    /// People reached in the year, each once.
    case reached
    /// Full-time equivalents, paid.
    case jobs
    /// Euros spent in the year, on all of it.
    case cost

    /// Those without which a place is said to lack figures; what it spent is told by whoever wishes.
    package static let asked: [Measure] = [.reached, .jobs]

    package var textKey: String { "replications.measure.\(rawValue)" }

    /// How many digits stand behind the comma: one does not reach half a person.
    package var decimals: Int { self == .reached ? 0 : 2 }
}
