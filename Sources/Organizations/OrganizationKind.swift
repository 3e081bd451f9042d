import Storage

/// What sort of body carries or stewards something.
package enum OrganizationKind: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case association, cooperative, mutual, foundation, company
    case publicBody = "public-body"
    case citizensGroup = "citizens-group"
    case researchBody = "research-body"

    package var textKey: String { "organizations.kind.\(rawValue)" }
}
