import Storage

/// Where a membership stands between its two sides. Nobody belongs to a network without having said so; a territory, for
/// which nobody speaks here, is declared by the network, and every page says that.
package enum MembershipState: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    /// By the member: the network answers.
    case asked
    /// By the network: the member answers.
    case invited
    case active, declined, ended

    var isOpen: Bool { self == .asked || self == .invited || self == .active }
    var isWaiting: Bool { self == .asked || self == .invited }

    var textKey: String { "networks.state.\(rawValue)" }
}
