import Storage

/// As what one belongs.
package enum MembershipType: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case member, founder, associate, partner

    var textKey: String { "networks.type.\(rawValue)" }
}
