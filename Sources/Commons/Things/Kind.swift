import Storage

/// What sort of thing: `practice`, `replication`, `organization`… Each feature names its own.
package struct Kind: RawRepresentable, Sendable, Hashable, Codable, SQLBindable, SQLDecodable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// The first part of the path of its pages: `practices`.
    package var folder: String {
        switch rawValue {
        case "medium": "media"
        case "study": "studies"
        case "testimony": "testimonies"
        default: rawValue + "s"
        }
    }
}
