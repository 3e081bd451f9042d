import Storage

/// How often somebody is written to. Whatever it is, the news are on the site.
enum Cadence: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case atOnce = "at-once"
    case daily, weekly, never

    /// The shortest time between two letters.
    var days: Int? {
        switch self {
        case .atOnce: 0
        case .daily: 1
        case .weekly: 7
        case .never: nil
        }
    }

    var textKey: String { "following.cadence.\(rawValue)" }
}
