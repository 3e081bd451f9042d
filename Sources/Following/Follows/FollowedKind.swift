import Commons
import Storage

/// What can be followed.
enum FollowedKind: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case practice, replication, organization, network, territory, search

    /// Of those that are things.
    var kind: Kind? { self == .territory || self == .search ? nil : Kind(rawValue: rawValue) }

    var textKey: String { "following.kind.\(rawValue)" }
}
