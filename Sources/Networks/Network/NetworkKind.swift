import Storage

/// What holds a network together.
package enum NetworkKind: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case federation, territorial, thematic, practice, informal

    package var textKey: String { "networks.kind.\(rawValue)" }
}
