import Commons
import Storage

/// What can be a member of a network.
package enum MemberKind: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case organization, territory, replication, network

    init?(_ kind: Kind) { self.init(rawValue: kind.rawValue) }

    /// Of those that have a page of their own kind; a territory is none of ours.
    var kind: Kind? { self == .territory ? nil : Kind(rawValue: rawValue) }

    var textKey: String { "networks.member.\(rawValue)" }
}
